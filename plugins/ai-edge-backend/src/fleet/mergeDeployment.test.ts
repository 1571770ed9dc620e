import { sourceAuthority } from '@ai-edge/backstage-plugin-ai-edge-node';
import { desired } from '../__testUtils__/desired';
import type { DesiredEntry } from './DesiredIndex';
import { mergeDeployment, type SourcedRecord } from './mergeDeployment';

const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};

function said(
  source: string,
  authority: number,
  record: Partial<SourcedRecord['record']>,
): SourcedRecord {
  const asOf = '2026-11-20T10:00:00.000Z';
  return {
    source,
    authority,
    saidAt: asOf,
    record: { ref, asOf, ...record },
  };
}

describe('mergeDeployment', () => {
  it('takes what belongs to a state from who knows the state', () => {
    expect(
      mergeDeployment(
        ref,
        [
          said('live', 100, { runtime: 'ovms' }),
          said('site', 70, { state: 'ready' }),
          said('search', 20, { state: 'failed', message: 'old news' }),
        ],
        undefined,
        undefined,
      ),
    ).toEqual({
      ref,
      model: { name: 'bike' },
      runtime: 'ovms',
      mode: 'Standard',
      state: 'ready',
      labels: {},
      asOf: '2026-11-20T10:00:00.000Z',
      source: 'site',
    });
  });

  const line = (version: string) => ({
    ...desired(version),
    artifact: `oci://r.example/bike:${version}`,
  });
  const git: DesiredEntry = {
    desired: line('v2'),
    gitops: 'models',
    repoUrl: 'https://git.example/models',
    branch: 'main',
    asOf: '2026-11-20T10:00:00.000Z',
    at: revision => (revision === 'rev1' ? line('v1') : undefined),
    compare: () => ({ is: 'pending' }),
  };
  const delivered = (revision: string) =>
    said('argocd', sourceAuthority.pullWork, {
      delivery: { application: 'a', revision },
    });
  const shown = (
    source: keyof typeof sourceAuthority,
    version: string,
    label?: string,
  ) =>
    said(source, sourceAuthority[source], {
      artifact: { uri: `oci://r.example/bike:${version}` },
      model: { name: 'bike', version: label },
    });

  it.each([
    [
      'what the site shows',
      [shown('mirror', 'v3'), delivered('rev1')],
      'v3',
      undefined,
      undefined,
    ],
    [
      'what the site shows, by the version that Git gives it',
      [shown('mirror', 'v1'), delivered('rev1')],
      'v1',
      'v1',
      undefined,
    ],
    [
      'what the site shows, not by the version of another artifact',
      [shown('mirror', 'v3'), shown('inventory', 'v2', 'v2')],
      'v3',
      undefined,
      undefined,
    ],
    [
      'Git at the commit that is synced',
      [delivered('rev1'), shown('index', 'v2', 'v2')],
      'v1',
      'v1',
      true,
    ],
    [
      'an index where Git is not known',
      [delivered('rev9'), shown('index', 'v4', 'v4')],
      'v4',
      'v4',
      undefined,
    ],
    ['what Git wants of what nobody has seen', [], 'v2', 'v2', true],
  ])(
    'takes the artifact from %s',
    (_what, records, artifact, version, derived) => {
      const row = mergeDeployment(ref, records, git, undefined);
      expect(row.artifact).toEqual({
        uri: `oci://r.example/bike:${artifact}`,
        ...(derived && { derived }),
      });
      expect(row.model.version).toBe(version);
    },
  );

  it.each([
    ['InferenceService', 'Standard'],
    ['Deployment', 'Deployment'],
    ['LLMInferenceService', 'LLM'],
  ])('takes a %s for %s when nobody says', (kind, mode) => {
    expect(
      mergeDeployment(
        { ...ref, kind },
        [said('x', 1, {})],
        undefined,
        undefined,
      ).mode,
    ).toBe(mode);
  });

  it('is as old as the last contact of a site that does not answer', () => {
    const site = {
      availability: { state: 'unknown' as const },
      lastContact: '2026-11-20T03:07:00.000Z',
    };
    expect(
      mergeDeployment(ref, [said('x', 1, { state: 'ready' })], undefined, site),
    ).toMatchObject({ remembered: true, asOf: '2026-11-20T03:07:00.000Z' });
  });
});
