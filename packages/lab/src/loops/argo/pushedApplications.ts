import type { KubeObject } from '../../kube/types';
import type { Lab } from '../../Lab';
import { kinds } from '../kinds';

/** Sites that the hub's Argo CD reaches itself, and how each Application names its own. */
const SITES: { site: string; by: 'name' | 'server' }[] = [
  { site: 'plant-lyon-01', by: 'name' },
  { site: 'plant-torino-02', by: 'server' },
];

/** What somebody set up before there was a layout: plain Applications that the hub pushes to two plants. */
export function pushedApplications(
  lab: Lab,
  hub: string,
  repoURL: string,
): KubeObject[] {
  return SITES.flatMap(({ site, by }) => {
    const cluster = lab.hub(hub).get({ ...kinds.managedCluster, name: site });
    if (!cluster) return [];
    const server: string | undefined =
      cluster.spec?.managedClusterClientConfigs?.[0]?.url;
    return {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: `line-monitor-${site}`,
        namespace: 'openshift-gitops',
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: 'default',
        source: {
          repoURL,
          targetRevision: 'main',
          path: 'pushed/line-monitor',
        },
        destination: {
          ...(by === 'name' || !server ? { name: site } : { server }),
          namespace: 'line-monitor',
        },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true'],
        },
      },
    };
  });
}
