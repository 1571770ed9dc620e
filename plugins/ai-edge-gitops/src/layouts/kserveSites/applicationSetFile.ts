import { ANNOTATION_OBJECT, LABEL_MODEL, paths } from './paths';
import { printYaml } from '../../yaml/printYaml';

/** Where a run can read from; targets and hub are left out, so that a new site refreshes nobody else. */
const BUILT_FROM = [
  'base',
  'classes',
  'releases',
  'canary',
  'stop',
  'rings',
  'run',
];

/**
 * The ApplicationSet of one model and shard: one Application a line of that one targets file, pulled by its site.
 *
 * @internal
 */
export function applicationSetFile(options: {
  model: string;
  hub: string;
  shard: number;
  /** Namespace of the model on the sites. */
  namespace: string;
  /** Namespace of Argo CD, on hub and sites. */
  argoNamespace: string;
  repoUrl: string;
  branch: string;
}): string {
  const { model, hub, shard, namespace, argoNamespace, repoUrl, branch } =
    options;
  const root = paths.model(model);
  return printYaml({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: `${model}-${hub}-s${shard}`,
      namespace: argoNamespace,
      labels: { [LABEL_MODEL]: model },
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          git: {
            repoURL: repoUrl,
            revision: branch,
            requeueAfterSeconds: 180,
            files: [{ path: paths.targets(model, hub, shard) }],
          },
        },
      ],
      template: {
        metadata: {
          name: `{{.site}}-${model}`,
          labels: {
            [LABEL_MODEL]: model,
            'apps.open-cluster-management.io/pull-to-ocm-managed-cluster':
              'true',
          },
          annotations: {
            [LABEL_MODEL]: model,
            [ANNOTATION_OBJECT]: `InferenceService/${model}`,
            'apps.open-cluster-management.io/ocm-managed-cluster': '{{.site}}',
            'apps.open-cluster-management.io/ocm-managed-cluster-app-namespace':
              argoNamespace,
            'argocd.argoproj.io/manifest-generate-paths': BUILT_FROM.map(
              dir => `/${root}/${dir}`,
            ).join(';'),
            'argocd.argoproj.io/skip-reconcile': 'true',
          },
        },
        spec: {
          project: 'default',
          revisionHistoryLimit: 3,
          source: {
            repoURL: repoUrl,
            targetRevision: branch,
            path: `${root}/run/{{.run}}`,
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace,
          },
          syncPolicy: { automated: { prune: true, selfHeal: true } },
        },
      },
    },
  });
}
