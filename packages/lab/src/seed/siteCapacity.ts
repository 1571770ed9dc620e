import type { SiteProfile } from './SiteProfile';

const KUBERNETES: Record<string, string> = {
  '4.17': 'v1.30.11',
  '4.18': 'v1.31.7',
};

/** The Kubernetes release in the site's OpenShift or MicroShift. */
export function kubernetesVersionOf(site: SiteProfile): string {
  return KUBERNETES[site.version.split('.').slice(0, 2).join('.')];
}

function resources(site: SiteProfile, nodes: number, reserved: number) {
  const cpu = site.cpuCores * nodes - reserved * nodes;
  const memory = (site.memoryGiB - reserved * 2) * nodes * 1024 * 1024;
  return {
    cpu: String(cpu),
    memory: `${memory}Ki`,
    'ephemeral-storage': `${nodes * 478_663_636}Ki`,
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    pods: String(250 * nodes),
    ...(site.gpus > 0 && { 'nvidia.com/gpu': String(site.gpus) }),
  };
}

/** `status.capacity` and `status.allocatable`: sums over the site's nodes. */
export function siteCapacity(site: SiteProfile) {
  return {
    capacity: resources(site, site.nodes, 0),
    allocatable: resources(site, site.nodes, 1),
  };
}

/** The nodes as ManagedClusterInfo lists them; cards sit in the first ones. */
export function nodeList(site: SiteProfile) {
  return Array.from({ length: site.nodes }, (_, index) => ({
    name: `${site.name}-node-${index}`,
    labels: {
      'node-role.kubernetes.io/control-plane': '',
      'node-role.kubernetes.io/master': '',
      'node-role.kubernetes.io/worker': '',
      'kubernetes.io/arch': site.arch,
    },
    capacity: resources({ ...site, gpus: index < site.gpus ? 1 : 0 }, 1, 0),
    conditions: [
      { type: 'Ready', status: site.state === 'offline' ? 'Unknown' : 'True' },
    ],
  }));
}
