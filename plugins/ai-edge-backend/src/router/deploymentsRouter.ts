import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v3';
import {
  DEFAULT_PAGE_SIZE,
  deploymentRefSchema,
  MAX_PAGE_SIZE,
  metricRanges,
  parseInput,
  type DeploymentRef,
  type DeploymentRow,
  type ListResponse,
  type ModelDeployment,
  type Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentDetails } from '../fleet/DeploymentDetails';
import type { Fleet } from '../fleet/Fleet';
import {
  deploymentListType,
  deploymentRowFields,
  parseListQuery,
  type FleetQueries,
} from '../fleet/query';
import { tellsOf } from '../fleet/tellsOf';
import type { DeploymentHistories } from '../sources/git/history/DeploymentHistories';
import type { DeploymentMetrics } from '../metrics/DeploymentMetrics';
import { panelNames } from '../metrics/panels';
import type {
  FleetAuthorizer,
  FleetDecision,
} from '../permissions/FleetAuthorizer';
import { callerOf } from './callerOf';
import { noQuery } from './noQuery';
import { readQuery } from './readQuery';
import { asOfSources, respond } from './respond';

const REF = '/deployments/:hub/:site/:namespace/:kind/:name';

const metricsQuerySchema = z
  .object({
    panel: z
      .enum(panelNames, {
        errorMap: () => ({
          message: `must be one of ${panelNames.join(', ')}`,
        }),
      })
      .optional(),
    range: z
      .enum(metricRanges, {
        errorMap: () => ({
          message: `must be one of ${metricRanges.join(', ')}`,
        }),
      })
      .default('1h'),
  })
  .strict();

const LIMIT = `must be a whole number from 1 to ${MAX_PAGE_SIZE}`;

function once(schema: z.ZodType<string, z.ZodTypeDef, unknown>) {
  return z
    .unknown()
    .refine(value => !Array.isArray(value), 'must be given once')
    .pipe(schema);
}

const historyQuerySchema = z
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
  })
  .strict();

/** `/deployments`: lists, counts, one deployment, its numbers and its history in Git. */
export function createDeploymentsRouter(options: {
  fleet: Fleet;
  queries: FleetQueries;
  details: DeploymentDetails;
  metrics: DeploymentMetrics;
  histories: DeploymentHistories;
  authorizer: FleetAuthorizer;
  httpAuth: HttpAuthService;
}): ExpressRouter {
  const { fleet, queries, details, metrics, histories, authorizer, httpAuth } =
    options;
  const router = Router();

  const decide = async (request: Request) =>
    authorizer.decide(
      await callerOf(httpAuth, request),
      ['deployment.read'],
      ['site.read'],
    );
  const sources = () =>
    fleet.sources().filter(({ kind }) => tellsOf(kind, 'deployment'));
  const knowledge = () => ({
    asOf: asOfSources(sources()),
    complete: fleet.complete('deployment'),
  });
  const find = (
    params: unknown,
    decision: FleetDecision,
  ): { ref: DeploymentRef; deployment: ModelDeployment } => {
    const ref = parseInput(deploymentRefSchema, params, 'ref');
    const deployment = fleet.deployment(ref);
    if (!deployment || !decision.readDeployment(deployment)) {
      throw new NotFoundError(
        `ref: there is no ${ref.kind} "${ref.name}" in namespace "${ref.namespace}" of site "${ref.site}" on hub "${ref.hub}"`,
      );
    }
    return { ref, deployment };
  };

  router.get('/deployments', async (request, response) => {
    const decision = await decide(request);
    const query = parseListQuery(
      readQuery(request),
      deploymentListType,
      deploymentRowFields,
    );
    respond(
      { request, response, fleet, decision },
      (): ListResponse<DeploymentRow> => ({
        ...queries.deployments(query, decision),
        ...knowledge(),
        sources: sources(),
      }),
    );
  });

  router.get('/deployments/summary', async (request, response) => {
    const decision = await decide(request);
    const query = parseListQuery(
      readQuery(request),
      deploymentListType,
      deploymentRowFields,
    );
    respond(
      { request, response, fleet, decision },
      (): Summary => ({
        ...queries.deploymentsSummary(query, decision),
        ...knowledge(),
      }),
    );
  });

  router.get(REF, async (request, response) => {
    const decision = await decide(request);
    noQuery(request);
    const { ref } = find(request.params, decision);
    response.set('Cache-Control', 'private, no-store');
    response.json(await details.read(ref));
  });

  router.get(`${REF}/metrics`, async (request, response) => {
    const decision = await decide(request);
    const { panel, range } = parseInput(
      metricsQuerySchema,
      request.query,
      'query',
    );
    const { deployment } = find(request.params, decision);
    response.set('Cache-Control', 'private, no-store');
    response.json({
      panels: await metrics.read(deployment, { panel, range }),
    });
  });

  router.get(`${REF}/history`, async (request, response) => {
    const decision = await decide(request);
    const { limit, cursor } = parseInput(
      historyQuerySchema,
      request.query,
      'query',
    );
    const { ref } = find(request.params, decision);
    const history = await histories.read(ref, {
      limit: Number(limit),
      cursor,
    });
    response.set('Cache-Control', 'private, no-store');
    response.json(history);
  });

  return router;
}
