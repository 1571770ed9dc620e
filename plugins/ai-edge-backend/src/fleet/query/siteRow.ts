import type { Site, SiteRow } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Labels that ACM keeps by itself; what they say is in fields of the site. They are half of a page otherwise. */
const KEPT_BY_ACM =
  /^(feature\.open-cluster-management\.io\/addon-.*|cluster\.open-cluster-management\.io\/clusterset|clusterID|(openshift|microshift)Version(-.*)?|name|vendor|cloud)$/;

/** The part of a site that lists carry. Filters by label see all labels. */
export function siteRow(site: Site): SiteRow {
  const { claims, serving, addons, taints, consoleUrl, labels, ...row } = site;
  return {
    ...row,
    labels: Object.fromEntries(
      Object.entries(labels).filter(([key]) => !KEPT_BY_ACM.test(key)),
    ),
  };
}
