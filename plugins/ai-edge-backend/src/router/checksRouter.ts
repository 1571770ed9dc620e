import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import {
  checksQuerySchema,
  parseInput,
  sourceReadPermission,
  type ChecksResponse,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Checks } from '../checks/Checks';
import type { Fleet } from '../fleet/Fleet';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';
import { respond } from './respond';

/** `/checks`: whether everything is as it should be, with what to do where it is not. */
export function createChecksRouter(options: {
  checks: Checks;
  fleet: Pick<Fleet, 'revision' | 'sources'>;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { checks, fleet, authorizer, httpAuth } = options;
  const router = Router();

  router.get('/checks', async (request, response) => {
    const caller = await callerOf(httpAuth, request);
    await authorizer.require(caller, sourceReadPermission);
    const decision = await authorizer.decide(
      caller,
      [],
      ['site.read', 'deployment.read'],
    );
    const { scope } = parseInput(checksQuerySchema, request.query, 'query');
    respond(
      { request, response, fleet, decision },
      (): ChecksResponse => ({
        items: checks.run(decision, scope),
        asOf: new Date().toISOString(),
      }),
    );
  });

  return router;
}
