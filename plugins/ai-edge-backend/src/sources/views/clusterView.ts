import type { KubeCondition, KubeObject } from '../../hubs';

const GROUP = 'view.open-cluster-management.io';
const VERSION = 'v1beta1';
/** Ours are told from the console's by this label. */
export const VIEW_LABEL = 'ai-edge/created-by';
export const VIEW_CREATOR = 'portal';
/** Every view there is, of all sites. */
export const ALL_VIEWS = `/apis/${GROUP}/${VERSION}/managedclusterviews`;

/** One object of a site. */
export interface ViewTarget {
  apiGroup: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
}

/** What is read of a `view.open-cluster-management.io/v1beta1` ManagedClusterView. */
export interface ManagedClusterView extends KubeObject {
  status?: {
    conditions?: KubeCondition[];
    /** The whole object as the site has it. */
    result?: KubeObject | null;
  };
}

/** The views of one site: they live in its namespace on the hub. */
export function viewsOf(site: string): string {
  return `/apis/${GROUP}/${VERSION}/namespaces/${encodeURIComponent(
    site,
  )}/managedclusterviews`;
}

/**
 * A view that asks for one object. By kind, not by resource: then a kind that the site lacks is told apart
 * (`ResourceGVKInvalid`) from what is refused (`ResourceTypeInvalid`).
 */
export function clusterView(
  site: string,
  name: string,
  target: ViewTarget,
): ManagedClusterView & { spec: unknown } {
  return {
    apiVersion: `${GROUP}/${VERSION}`,
    kind: 'ManagedClusterView',
    metadata: {
      name,
      namespace: site,
      labels: { [VIEW_LABEL]: VIEW_CREATOR },
    },
    spec: { scope: { ...target } },
  };
}
