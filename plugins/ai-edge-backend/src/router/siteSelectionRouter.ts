import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import {
  intentSchema,
  parseInput,
  siteSelectionSchema,
  type ResolvedSites,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import { countFit } from '../fleet/siteFit';
import type { SiteSelector } from '../fleet/SiteSelector';
import { tellsOf } from '../fleet/tellsOf';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';
import { readJson } from './readJson';
import { asOfSources } from './respond';

const MAX_REFS = 500;

const resolveRequestSchema = z
  .object({ sites: siteSelectionSchema, intent: intentSchema.optional() })
  .strict();

/** `POST /sites/resolve`: which sites a selection is, for the picker. Nothing is changed. */
export function createSiteSelectionRouter(options: {
  fleet: Fleet;
  selector: SiteSelector;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { fleet, selector, authorizer, httpAuth } = options;
  const router = Router();

  router.post('/sites/resolve', async (request, response) => {
    const decision = await authorizer.decide(
      await callerOf(httpAuth, request),
      ['site.read', 'site.change'],
    );
    const { sites: selection, intent } = parseInput(
      resolveRequestSchema,
      await readJson(request, response)(),
    );
    const selected = selector.select(selection, decision);
    const byAvailability: Record<string, number> = {};
    for (const { availability } of selected.sites) {
      byAvailability[availability.state] =
        (byAvailability[availability.state] ?? 0) + 1;
    }
    const resolved: ResolvedSites = {
      count: selected.sites.length,
      sha256: selected.sha256,
      refs: selected.sites.slice(0, MAX_REFS).map(({ ref }) => ref),
      byAvailability,
      fit: countFit(selected.sites, intent),
      notAllowed: selected.notAllowed,
      unmatched: selected.unmatched,
      asOf: asOfSources(
        fleet.sources().filter(({ kind }) => tellsOf(kind, 'site')),
      ),
    };
    response.json(resolved);
  });

  return router;
}
