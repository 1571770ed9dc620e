import { kubernetesVersionOf } from './siteCapacity';
import { seededUuid } from './seededUuid';
import type { SiteProfile } from './SiteProfile';

/** What the site says about itself, in the order of claim names. */
export function clusterClaims(
  site: SiteProfile,
): { name: string; value: string }[] {
  const id = seededUuid('cluster', site.id ?? site.name);
  const openshift = site.product === 'OpenShift';
  const domain = `${site.name}.edge.example.com`;
  const claims: Record<string, string> = {
    'id.k8s.io': openshift
      ? id
      : seededUuid('kube-system', site.id ?? site.name),
    'kubeversion.open-cluster-management.io': kubernetesVersionOf(site),
    'platform.open-cluster-management.io': openshift ? 'BareMetal' : 'Other',
    'product.open-cluster-management.io': site.product,
    'region.open-cluster-management.io': site.region,
    'schedulable.open-cluster-management.io': 'true',
    ...(openshift
      ? {
          'apiserverurl.openshift.io': `https://api.${domain}:6443`,
          'consoleurl.cluster.open-cluster-management.io': `https://console-openshift-console.apps.${domain}`,
          'controlplanetopology.openshift.io': site.topology,
          'id.openshift.io': id,
          'infrastructure.openshift.io': JSON.stringify({
            infraName: site.name,
          }),
          'version.openshift.io': site.version,
          // Of no operator: a team that wants shares of requests lets a policy write it. MicroShift sites are without.
          'version.serving.kserve.io': `${site.kserveVersion ?? '0.20'}.0`,
        }
      : { 'version.microshift.io': site.version }),
  };
  return Object.keys(claims)
    .sort()
    .map(name => ({ name, value: claims[name] }));
}
