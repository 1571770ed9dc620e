import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import {
  parseInput,
  siteRefSchema,
  type ListResponse,
  type Site,
  type SiteDetail,
  type SiteRow,
  type Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import {
  parseListQuery,
  siteListType,
  siteRowFields,
  visibleSite,
  type FleetQueries,
} from '../fleet/query';
import { tellsOf } from '../fleet/tellsOf';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import type { SiteLiveReader } from '../sources/views/SiteLiveReader';
import { callerOf } from './callerOf';
import { noQuery } from './noQuery';
import { readQuery } from './readQuery';
import { asOfSources, respond } from './respond';

/** `/sites`: lists, counts and one site. */
export function createSitesRouter(options: {
  fleet: Fleet;
  queries: FleetQueries;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
  /** Nothing is asked of hubs without it. */
  siteLive?: Pick<SiteLiveReader, 'read'>;
}): ExpressRouter {
  const { fleet, queries, authorizer, httpAuth, siteLive } = options;
  const router = Router();

  const decide = async (request: Request) =>
    authorizer.decide(
      await callerOf(httpAuth, request),
      ['site.read'],
      ['deployment.read'],
    );
  const knowledge = () => ({
    asOf: asOfSources(
      fleet.sources().filter(({ kind }) => tellsOf(kind, 'site')),
    ),
    complete: fleet.complete('site'),
  });

  router.get('/sites', async (request, response) => {
    const decision = await decide(request);
    const query = parseListQuery(
      readQuery(request),
      siteListType,
      siteRowFields,
    );
    respond(
      { request, response, fleet, decision },
      (): ListResponse<SiteRow> => ({
        ...queries.sites(query, decision),
        ...knowledge(),
        sources: fleet
          .sources()
          .filter(({ kind }) => tellsOf(kind, 'deployment')),
      }),
    );
  });

  router.get('/sites/summary', async (request, response) => {
    const decision = await decide(request);
    const query = parseListQuery(
      readQuery(request),
      siteListType,
      siteRowFields,
    );
    respond(
      { request, response, fleet, decision },
      (): Summary => ({
        ...queries.sitesSummary(query, decision),
        ...knowledge(),
      }),
    );
  });

  router.get('/sites/:hub/:name', async (request, response) => {
    const decision = await decide(request);
    noQuery(request);
    const ref = parseInput(siteRefSchema, request.params, 'ref');
    const find = () => {
      const site = fleet.site(ref);
      if (site && decision.readSite(site)) return site;
      throw new NotFoundError(
        `ref: there is no site "${ref.name}" on hub "${ref.hub}"`,
      );
    };
    const live = isOnHub(find()) ? await siteLive?.read(ref) : undefined;
    const site = find();
    const { asOf, ...said } = live ?? {};
    respond(
      { request, response, fleet, decision, beside: said },
      (): SiteDetail => ({
        ...visibleSite(fleet, site, decision),
        conditions: fleet.siteConditions(ref),
        ...(live && { live }),
      }),
    );
  });

  return router;
}

/** A device has no objects of its own on a hub, and a site that was let go has none any more. */
function isOnHub({ kind, availability }: Site): boolean {
  return kind === 'cluster' && availability.state !== 'detached';
}
