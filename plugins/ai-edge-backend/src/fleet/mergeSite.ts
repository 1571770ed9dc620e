import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SiteRecord } from '@ai-edge/backstage-plugin-ai-edge-node';

/** What the fleet itself knows of a site, beside the records of its sources. */
export interface SiteContext {
  lastContact?: string;
  /** Set when the hub let go of the site. */
  detachedSince?: string;
  /** Set while the hub that speaks for the site is not heard: when it last was. */
  silentSince?: string;
  inventory: Site['inventory'];
  deployments: Site['deployments'];
}

/** Every field by name: one that is added to {@link Site} cannot be forgotten here. */
type WholeSite = { [TName in keyof Required<Site>]: Site[TName] };

const NOT_HEARD: Site['availability'] = { state: 'unknown' };
const NO_LABELS: Site['labels'] = {};
const NO_ADDONS: Site['addons'] = [];
const NO_TAINTS: Site['taints'] = [];

function latest(one: string, other: string | undefined): string {
  return other !== undefined && other > one ? other : one;
}

function earliest(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}

/** When what is known of a site was last so: no later than the last contact of one that does not answer. */
export function siteAsOf(
  availability: Site['availability'],
  records: readonly SiteRecord[],
  context: Pick<SiteContext, 'lastContact' | 'silentSince'>,
): string {
  const { lastContact, silentSince } = context;
  // Who speaks of availability speaks of the site; another's detail, however new, says nothing of the rest.
  const telling = records.filter(record => record.availability !== undefined);
  const seen = (telling.length > 0 ? telling : records).reduce(
    (newest, record) => latest(newest, record.asOf),
    lastContact ?? new Date(0).toISOString(),
  );
  return earliest(
    availability.state === 'available' ? seen : lastContact ?? seen,
    silentSince,
  );
}

/**
 * One site of what several sources say, the one with the highest authority first: the first that knows a field
 * decides it. Facts about a site that does not answer are as old as its last contact.
 */
export function mergeSite(
  ref: SiteRef,
  records: readonly SiteRecord[],
  context: SiteContext,
): Site {
  const known = <TName extends keyof SiteRecord>(name: TName) =>
    records.find(record => record[name] !== undefined)?.[name];
  const lastContact = context.lastContact ?? known('lastContact');
  const availability: Site['availability'] = context.detachedSince
    ? {
        state: 'detached',
        reason: 'Detached',
        message: 'The hub does not manage this site any more.',
        since: context.detachedSince,
      }
    : known('availability') ?? NOT_HEARD;
  const site: WholeSite = {
    ref,
    clusterId: known('clusterId'),
    kind: known('kind') ?? 'cluster',
    displayName: known('displayName'),
    owner: known('owner'),
    availability,
    lastContact,
    lastContactUncertain: known('lastContactUncertain'),
    labels: known('labels') ?? NO_LABELS,
    claims: known('claims'),
    clusterSet: known('clusterSet'),
    clusterSets: known('clusterSets'),
    region: known('region'),
    platform: known('platform'),
    product: known('product'),
    productVersion: known('productVersion'),
    kubernetesVersion: known('kubernetesVersion'),
    topology: known('topology'),
    arch: known('arch'),
    update: known('update'),
    capacity: known('capacity'),
    allocatable: known('allocatable'),
    serving: known('serving'),
    addons: known('addons') ?? NO_ADDONS,
    policies: known('policies'),
    taints: known('taints') ?? NO_TAINTS,
    placements: known('placements'),
    consoleUrl: known('consoleUrl'),
    inventory: context.inventory,
    deployments: context.deployments,
    asOf: siteAsOf(availability, records, { ...context, lastContact }),
  };
  return site;
}
