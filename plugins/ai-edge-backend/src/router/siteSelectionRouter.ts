import { InputError } from '@backstage/errors';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import {
  fitRequestSchema,
  intentSchema,
  intentSites,
  parseInput,
  siteSelectionSchema,
  type FitReport,
  type ResolvedSites,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SiteFits } from '../fit/SiteFits';
import type { Fleet } from '../fleet/Fleet';
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

/** `/sites/resolve` and `/sites/fit`: which sites a selection is, and whether they can run a wish. Nothing is changed. */
export function createSiteSelectionRouter(options: {
  fleet: Fleet;
  selector: SiteSelector;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
  fits: SiteFits;
}): ExpressRouter {
  const { fits, fleet, selector, authorizer, httpAuth } = options;
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
      fit: fits.count(selected.sites, intent),
      notAllowed: selected.notAllowed,
      unmatched: selected.unmatched,
      asOf: asOfSources(
        fleet.sources().filter(({ kind }) => tellsOf(kind, 'site')),
      ),
    };
    response.json(resolved);
  });

  router.post('/sites/fit', async (request, response) => {
    const decision = await authorizer.decide(
      await callerOf(httpAuth, request),
      ['site.read', 'site.change'],
    );
    const { intent } = parseInput(
      fitRequestSchema,
      await readJson(request, response)(),
    );
    const selection = intentSites(intent);
    if (intent.kind !== 'deploy' || selection === undefined) {
      throw new InputError(
        'intent.kind: must be deploy, nothing else puts a model on a site that does not run it yet',
      );
    }
    const { sites } = selector.select(selection, decision);
    const report: FitReport = {
      ...fits.report(sites, intent),
      asOf: asOfSources(
        fleet.sources().filter(({ kind }) => tellsOf(kind, 'site')),
      ),
    };
    response.json(report);
  });

  return router;
}
