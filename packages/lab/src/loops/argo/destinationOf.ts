import type { KubeObject, ObjectStore } from '../../kube/types';
import type { Lab, LabSite } from '../../Lab';
import { kinds } from '../kinds';

const IN_CLUSTER = 'https://kubernetes.default.svc';

/** Where a hub's Application goes to. */
export type Destination =
  | { type: 'hub'; store: ObjectStore }
  | { type: 'site'; site: LabSite; server: string }
  | { type: 'unknown'; message: string };

const serverOf = (lab: Lab, site: LabSite): string =>
  lab.hub(site.hub).get({ ...kinds.managedCluster, name: site.name })?.spec
    ?.managedClusterClientConfigs?.[0]?.url ??
  `https://${site.name}-control-plane:6443`;

/** The cluster that an Application's destination names, by name or by its API server's address. */
export function destinationOf(
  lab: Lab,
  hub: string,
  application: KubeObject,
): Destination {
  const { name, server } = application.spec.destination ?? {};
  if (name === 'in-cluster' || (!name && (!server || server === IN_CLUSTER))) {
    return { type: 'hub', store: lab.hub(hub) };
  }
  const site = name
    ? lab.site(hub, name)
    : lab
        .sites(hub)
        .find(one =>
          [
            serverOf(lab, one),
            `https://${one.name}-control-plane:6443`,
          ].includes(server),
        );
  return site
    ? { type: 'site', site, server: serverOf(lab, site) }
    : {
        type: 'unknown',
        message: name
          ? `there are no clusters with this name: ${name}`
          : `application destination server '${server}' not found`,
      };
}
