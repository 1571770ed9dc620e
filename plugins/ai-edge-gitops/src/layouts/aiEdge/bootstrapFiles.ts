import type { PlanContext } from '../../types';
import { printYaml } from '../../yaml/printYaml';
import { paths } from './paths';

const NAME = 'near-edge-registration';

/** The kinds that a registration is made of; whatever else the repository says is refused by the hub's Argo CD. */
const KINDS = [
  ['apps.open-cluster-management.io', 'GitOpsCluster'],
  ['argoproj.io', 'ApplicationSet'],
  ['cluster.open-cluster-management.io', 'ManagedClusterSetBinding'],
  ['cluster.open-cluster-management.io', 'Placement'],
];

/**
 * What an admin applies once on a hub: an Application that applies the registration, and a project that lets it make
 * what places apps. By the name of the file.
 *
 * @internal
 */
export function bootstrapFiles(
  { repoUrl, branch }: Pick<PlanContext, 'repoUrl' | 'branch'>,
  namespace: string,
): Record<string, string> {
  const destination = { server: 'https://kubernetes.default.svc', namespace };
  const metadata = { name: NAME, namespace };
  return {
    'kustomization.yaml': printYaml({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['project.yaml', 'registration.yaml'],
    }),
    'project.yaml': `# Registration may make what places apps, and nothing else.\n${printYaml(
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata,
        spec: {
          description: 'Placements and ApplicationSets of the near edge',
          sourceRepos: [repoUrl],
          destinations: [destination],
          clusterResourceWhitelist: [],
          namespaceResourceWhitelist: KINDS.map(([group, kind]) => ({
            group,
            kind,
          })),
        },
      },
    )}`,
    'registration.yaml': printYaml({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata,
      spec: {
        project: NAME,
        source: {
          repoURL: repoUrl,
          targetRevision: branch,
          path: paths.registration,
        },
        destination,
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    }),
  };
}
