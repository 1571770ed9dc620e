import type { Intent, Preview } from '@ai-edge/backstage-plugin-ai-edge-common';

const RUN = 'models/bike-rentals/targets/core.s1.yaml';
const RELEASE = 'models/bike-rentals/releases/v2/kustomization.yaml';

/** What a plan answers: two files, a warning, a conflict. */
export function fixturePreview(
  intent: Intent,
  overrides?: Partial<Preview>,
): Preview {
  const uri = 'artifact' in intent ? intent.artifact?.uri : undefined;
  return {
    hash: 'a'.repeat(64),
    files: [
      {
        path: RUN,
        change: 'update',
        diff: [
          `diff --git a/${RUN} b/${RUN}`,
          `--- a/${RUN}`,
          `+++ b/${RUN}`,
          '@@ -1,3 +1,4 @@',
          ' - {site: store-berlin-01, run: r1.sno}',
          ' - {site: store-berlin-02, run: r1.sno}',
          '+- {site: store-berlin-03, run: r1.sno}',
          ' - {site: store-munich-01, run: r1.sno}',
          '',
        ].join('\n'),
      },
      {
        path: RELEASE,
        change: 'create',
        diff: [
          `diff --git a/${RELEASE} b/${RELEASE}`,
          'new file mode 100644',
          '--- /dev/null',
          `+++ b/${RELEASE}`,
          '@@ -0,0 +1,3 @@',
          '+apiVersion: kustomize.config.k8s.io/v1alpha1',
          '+kind: Component',
          `+# ${uri}`,
          '',
        ].join('\n'),
      },
    ],
    sites: { count: 3, sha256: 'b'.repeat(64), refs: [] },
    applications: { added: 3, removed: 0 },
    findings: [],
    conflicts: [],
    base: { branch: 'main', revision: '4f2c91a7d0' },
    asOf: new Date().toISOString(),
    ...overrides,
  };
}
