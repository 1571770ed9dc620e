import {
  siteRowSchema,
  type Site,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** Names that `fields` of `/sites` may choose from. */
export const siteRowFields = Object.keys(siteRowSchema.shape);

const ROW_FIELDS = new Set(siteRowFields);

/** Labels that ACM keeps by itself; what they say is in fields of the site. They are half of a page otherwise. */
const KEPT_BY_ACM =
  /^(feature\.open-cluster-management\.io\/addon-.*|cluster\.open-cluster-management\.io\/clusterset|clusterID|(openshift|microshift)Version(-.*)?|name|vendor|cloud)$/;

/** The reason that ACM gives for every site that is available, with a message that says it again. */
const SAYS_NOTHING = 'ManagedClusterAvailable';

/** The part of a site that lists carry. Filters by label see all labels. */
export function siteRow(site: Site): SiteRow {
  const row = Object.fromEntries(
    Object.entries(site).filter(([name]) => ROW_FIELDS.has(name)),
  ) as SiteRow;
  const { reason, message, ...availability } = site.availability;
  return {
    ...row,
    availability:
      availability.state === 'available' && reason === SAYS_NOTHING
        ? availability
        : site.availability,
    labels: Object.fromEntries(
      Object.entries(site.labels).filter(([key]) => !KEPT_BY_ACM.test(key)),
    ),
  };
}
