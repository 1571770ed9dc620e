import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_SITE,
  stringifySiteRef,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteEntityNames } from './siteEntityNames';

/** Annotations of the community's OCM plugin: hub and cluster id, so that its cards work on our entities. */
const ANNOTATION_OCM_PROVIDER = 'backstage-community.io/ocm-provider-id';
const ANNOTATION_OCM_CLUSTER = 'backstage-community.io/ocm-cluster-id';

/** Labels that say how add-ons are doing: they flap, and an entity must not. */
const FLAPPING_LABELS = 'feature.open-cluster-management.io/';

/** What the entity carries and under which key it is written. */
export interface SiteEntity {
  entity: ResourceEntity;
  locationKey: string;
}

function stableLabels(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(([key]) => !key.startsWith(FLAPPING_LABELS)),
  );
}

/** Tags hold lower case letters, digits and single separators. */
function tagsOf(site: SiteRow): string[] {
  return [site.product, site.region, site.arch].flatMap(text => {
    const tag = text
      ?.toLocaleLowerCase('en')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    return tag ? [tag] : [];
  });
}

/**
 * Sites as catalog entities: a `Resource` of type `kubernetes-cluster` (`edge-device` where there is no Kubernetes),
 * with nothing in it that moves while a site lives. Sites that have left their hub have no entity.
 */
export function siteEntities(
  sites: SiteRow[],
  options: { defaultOwner: string },
): SiteEntity[] {
  const present = sites.filter(
    ({ availability }) => availability.state !== 'detached',
  );
  const names = siteEntityNames(present.map(({ ref }) => ref));
  return present.map((site, index) => {
    const { ref, displayName, clusterId } = site;
    const locationKey = `ai-edge:${ref.hub}`;
    return {
      locationKey,
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: names[index],
          title: displayName ?? ref.name,
          description: `Edge site ${ref.name} of hub ${ref.hub}`,
          labels: stableLabels(site.labels),
          tags: tagsOf(site),
          annotations: {
            [ANNOTATION_LOCATION]: locationKey,
            [ANNOTATION_ORIGIN_LOCATION]: locationKey,
            [ANNOTATION_SITE]: stringifySiteRef(ref),
            [ANNOTATION_OCM_PROVIDER]: ref.hub,
            ...(clusterId && { [ANNOTATION_OCM_CLUSTER]: clusterId }),
          },
        },
        spec: {
          type: site.kind === 'device' ? 'edge-device' : 'kubernetes-cluster',
          owner: site.owner ?? options.defaultOwner,
        },
      },
    };
  });
}
