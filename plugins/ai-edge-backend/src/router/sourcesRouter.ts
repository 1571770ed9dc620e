import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import {
  sourceReadPermission,
  type GitOpsRepository,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { withGuide } from '../checks/sourceGuide';
import type { Fleet } from '../fleet/Fleet';
import type { FleetAuthorizer } from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';
import { noQuery } from './noQuery';

/** `/sources`: what each source last said of itself, and the configured repositories. */
export function createSourcesRouter(options: {
  fleet: Pick<Fleet, 'sources'>;
  gitops: GitOpsRepository[];
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { fleet, gitops, authorizer, httpAuth } = options;
  const router = Router();

  router.get('/sources', async (request, response) => {
    await authorizer.require(
      await callerOf(httpAuth, request),
      sourceReadPermission,
    );
    noQuery(request);
    response.set('Cache-Control', 'private, no-cache');
    response.json({ items: fleet.sources().map(withGuide), gitops });
  });

  return router;
}
