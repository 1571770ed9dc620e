import type { Site, SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SiteRecord } from '@ai-edge/backstage-plugin-ai-edge-node';

/** What the fleet itself knows of a site, beside the records of its sources. */
export interface SiteContext {
  lastContact?: string;
  /** Set when the hub let go of the site. */
  detachedSince?: string;
  inventory: Site['inventory'];
  deployments: Site['deployments'];
}

const NOT_HEARD: Site['availability'] = { state: 'unknown' };

function latest(one: string, other: string | undefined): string {
  return other !== undefined && other > one ? other : one;
}

/**
 * One site of what several sources say, the one with the highest authority first: the first that knows a field
 * decides it. Facts about a site that does not answer are as old as its last contact.
 */
export function mergeSite(
  ref: SiteRef,
  records: SiteRecord[],
  context: SiteContext,
): Site {
  const fields: Partial<SiteRecord> = {};
  for (const record of [...records].reverse()) {
    for (const [name, value] of Object.entries(record)) {
      if (value !== undefined) Object.assign(fields, { [name]: value });
    }
  }
  const { conditions, ...known } = fields;
  const lastContact = context.lastContact ?? fields.lastContact;
  const seen = records.reduce(
    (newest, record) => latest(newest, record.asOf),
    lastContact ?? new Date(0).toISOString(),
  );
  const availability = context.detachedSince
    ? ({
        state: 'detached',
        reason: 'Detached',
        message: 'The hub does not manage this site any more.',
        since: context.detachedSince,
      } as const)
    : fields.availability ?? NOT_HEARD;
  return {
    ...known,
    ref,
    kind: fields.kind ?? 'cluster',
    availability,
    ...(lastContact !== undefined && { lastContact }),
    labels: fields.labels ?? {},
    addons: fields.addons ?? [],
    taints: fields.taints ?? [],
    inventory: context.inventory,
    deployments: context.deployments,
    asOf:
      availability.state === 'available'
        ? latest(seen, lastContact)
        : lastContact ?? seen,
  };
}
