import type { SiteLive } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ManagedClusterInfo } from '../acm/acmTypes';
import { capacityFrom } from '../acm/capacityOf';

type SiteNode = NonNullable<SiteLive['nodes']>[number];

const ROLE = 'node-role.kubernetes.io/';
const READY: Record<string, boolean> = { True: true, False: false };

/** `master` is the old name of `control-plane`, and nodes carry both. */
function rolesOf(labels: Record<string, string>): string[] {
  const roles = Object.keys(labels)
    .filter(label => label.startsWith(ROLE))
    .map(label => label.slice(ROLE.length))
    .sort();
  return roles.includes('control-plane')
    ? roles.filter(role => role !== 'master')
    : roles;
}

/** The nodes of a site, as its ManagedClusterInfo lists them; `undefined` before it does. */
export function siteNodes({
  status,
}: ManagedClusterInfo): SiteNode[] | undefined {
  return status?.nodeList?.map(node => {
    const labels = node.labels ?? {};
    const ready = node.conditions?.find(({ type }) => type === 'Ready');
    const known = READY[ready?.status ?? ''];
    const arch = labels['kubernetes.io/arch'];
    const capacity = capacityFrom(node.capacity ?? undefined, labels);
    return {
      name: node.name ?? '',
      roles: rolesOf(labels),
      ...(known !== undefined && { ready: known }),
      ...(arch && { arch }),
      ...(capacity && { capacity }),
    };
  });
}
