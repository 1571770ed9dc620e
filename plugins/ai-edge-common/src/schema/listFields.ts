/**
 * Names that `/sites` sorts and filters by.
 *
 * @public
 */
export const siteListFields = [
  'hub',
  'name',
  'kind',
  'availability',
  'clusterSet',
  'region',
  'platform',
  'product',
  'productVersion',
  'arch',
  'accelerator',
  'owner',
  'inventory',
  'label',
] as const;

/**
 * One of {@link siteListFields}.
 *
 * @public
 */
export type SiteListField = (typeof siteListFields)[number];

/**
 * Names that `/deployments` sorts and filters by. `clusterSet`, `region` and `product` are those of the site.
 *
 * @public
 */
export const deploymentListFields = [
  'hub',
  'site',
  'namespace',
  'kind',
  'name',
  'model',
  'version',
  'mode',
  'runtime',
  'state',
  'standing',
  'availability',
  'clusterSet',
  'region',
  'product',
  'ring',
  'owner',
  'label',
] as const;

/**
 * One of {@link deploymentListFields}.
 *
 * @public
 */
export type DeploymentListField = (typeof deploymentListFields)[number];

/**
 * The parameters of a list. Values of one field are ORed, fields are ANDed.
 *
 * @public
 */
export interface ListQuery<TField extends string> {
  /** At most 500; 50 when absent. */
  limit?: number;
  cursor?: string;
  orderBy?: { field: string; direction: 'asc' | 'desc' };
  /** Free text over names and labels. */
  q?: string;
  /** Top-level names of the items to answer. */
  fields?: string[];
  filters?: Partial<Record<TField, string[]>>;
}
