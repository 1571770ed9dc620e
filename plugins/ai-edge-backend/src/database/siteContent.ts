import { createHash } from 'node:crypto';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import { z } from 'zod/v3';
import type { RememberedSite } from '../fleet/FleetMemory';
import { deploymentKey } from '../fleet/refKeys';

/** Moves with every round and renewal, and differs between replicas: no reason to write. */
const FRESHNESS = new Set(['asOf', 'lastContact', 'saidAt']);

const text = z.string().min(1);

const recordSchema = z.object({ asOf: text }).passthrough();

const sourcedSchema = z
  .object({ source: text, authority: z.number(), record: recordSchema })
  .passthrough();

/** Enough to know that what comes after does not fall over it: the records are as sources once said them. */
const contentSchema = z
  .object({
    ref: z.object({ hub: text, name: text }),
    sourced: z.array(sourcedSchema),
    deployments: z.array(
      z
        .object({
          ref: z.object({
            hub: text,
            site: text,
            namespace: text,
            kind: text,
            name: text,
          }),
          sourced: z.array(sourcedSchema),
        })
        .passthrough(),
    ),
  })
  .passthrough();

function bySource(one: { source: string }, other: { source: string }): number {
  return one.source < other.source ? -1 : 1;
}

/** The site in an order that does not depend on who was heard first. */
export function inOrder(site: RememberedSite): RememberedSite {
  return {
    ...site,
    sourced: [...site.sourced].sort(bySource),
    deployments: site.deployments
      .map(deployment => ({
        key: deploymentKey(deployment.ref),
        deployment: {
          ...deployment,
          sourced: [...deployment.sourced].sort(bySource),
        },
      }))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ deployment }) => deployment),
  };
}

/** Equal for two sites that say the same, however fresh each is. Takes a site that is in order. */
export function contentHash(site: RememberedSite): string {
  return createHash('sha256')
    .update(
      canonicalJson(
        JSON.parse(
          JSON.stringify(site, (name, value) =>
            FRESHNESS.has(name) ? undefined : value,
          ),
        ),
      ),
    )
    .digest('base64url');
}

/** Throws for text that is not a site. */
export function parseContent(content: string): RememberedSite {
  return contentSchema.parse(JSON.parse(content)) as unknown as RememberedSite;
}
