import { createHash, randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import type { FleetDecision } from '../permissions/FleetAuthorizer';

/** Revisions count from zero in every process: they mean nothing to another one. */
const PROCESS = randomUUID().slice(0, 8);

/** Ages are shown beside every number: an answer is not called unchanged for longer than this. */
const MAX_UNCHANGED_MS = 60_000;

function etag(
  request: Request,
  fleet: Pick<Fleet, 'revision' | 'sources'>,
  decision: Pick<FleetDecision, 'key'>,
  beside: unknown,
): string {
  const sources = fleet
    .sources()
    .map(({ id, state, message }) => [id, state, message]);
  const digest = createHash('sha256')
    .update(
      JSON.stringify([
        PROCESS,
        fleet.revision,
        request.originalUrl,
        decision.key,
        beside,
        sources,
        Math.floor(Date.now() / MAX_UNCHANGED_MS),
      ]),
    )
    .digest('base64url');
  return `W/"${digest.slice(0, 22)}"`;
}

/**
 * Answers with JSON that is private to the caller, or with 304 when the caller has it already; then nothing is
 * computed.
 */
export function respond<T>(
  options: {
    request: Request;
    response: Response;
    fleet: Pick<Fleet, 'revision' | 'sources'>;
    decision: Pick<FleetDecision, 'key'>;
    /** What the answer shows beside the fleet. */
    beside?: unknown;
  },
  body: () => T,
): void {
  const { request, response, fleet, decision, beside } = options;
  response.set({
    ETag: etag(request, fleet, decision, beside),
    'Cache-Control': 'private, no-cache',
    Vary: 'Authorization',
  });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.json(body());
}

function oldest(sources: SourceStatus[]): string | undefined {
  return sources.flatMap(({ asOf }) => asOf ?? []).sort()[0];
}

/**
 * When the facts of these sources were last known true: the oldest of those that answer, else of those that once did.
 * Nobody knows while none has ever answered.
 */
export function asOfSources(sources: SourceStatus[]): string | undefined {
  return (
    oldest(sources.filter(({ state }) => state === 'ok')) ??
    oldest(sources.filter(({ state }) => state !== 'absent'))
  );
}
