import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import {
  DEFAULT_PAGE_SIZE,
  instantSchema,
  MAX_PAGE_SIZE,
  parseInput,
  siteRefSchema,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import type { SiteTimelines } from '../history/SiteTimelines';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';

const LIMIT = `must be a whole number from 1 to ${MAX_PAGE_SIZE}`;

function once(schema: z.ZodType<string, z.ZodTypeDef, unknown>) {
  return z
    .unknown()
    .refine(value => !Array.isArray(value), 'must be given once')
    .pipe(schema);
}

const querySchema = z
  .object({
    limit: once(
      z
        .string()
        .regex(/^\d{1,3}$/, LIMIT)
        .refine(
          text => Number(text) >= 1 && Number(text) <= MAX_PAGE_SIZE,
          LIMIT,
        ),
    ).default(String(DEFAULT_PAGE_SIZE)),
    cursor: once(z.string()).optional(),
    since: once(instantSchema).optional(),
  })
  .strict();

/** `/sites/:hub/:name/timeline`: what changed on a site. */
export function createTimelineRouter(options: {
  fleet: Pick<Fleet, 'site'>;
  timelines: SiteTimelines;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { fleet, timelines, authorizer, httpAuth } = options;
  const router = Router();

  router.get('/sites/:hub/:name/timeline', async (request, response) => {
    const decision = await authorizer.decide(
      await callerOf(httpAuth, request),
      ['site.read'],
      ['deployment.read'],
    );
    const { limit, cursor, since } = parseInput(
      querySchema,
      request.query,
      'query',
    );
    const ref = parseInput(siteRefSchema, request.params, 'ref');
    const site = fleet.site(ref);
    if (!site || !decision.readSite(site)) {
      throw new NotFoundError(
        `ref: there is no site "${ref.name}" on hub "${ref.hub}"`,
      );
    }
    const timeline = await timelines.read(
      site,
      {
        limit: Number(limit),
        cursor,
        since: since && new Date(since).toISOString(),
      },
      decision,
    );
    response.set('Cache-Control', 'private, no-store');
    response.json(timeline);
  });

  return router;
}
