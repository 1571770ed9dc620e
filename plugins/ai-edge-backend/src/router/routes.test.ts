import { readdirSync } from 'node:fs';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Router } from 'express';
import request from 'supertest';
import { DefaultFleet } from '../fleet';
import { DeploymentDetails } from '../fleet/DeploymentDetails';
import { FleetQueries, ModelQueries } from '../fleet/query';
import { SiteTimelines } from '../history/SiteTimelines';
import { HttpKubeApi } from '../hubs/HttpKubeApi';
import { DeploymentMetrics } from '../metrics/DeploymentMetrics';
import { DeploymentHistories } from '../sources/git/history/DeploymentHistories';
import { aiEdgePlugin } from '../plugin';

/** `METHOD /path` of every route of every file in this folder that is called a router. */
function allRoutes(): [string, string][] {
  return readdirSync(__dirname)
    .filter(name => /^\w+Router\.ts$/.test(name) && name !== 'createRouter.ts')
    .flatMap(name => {
      const made: Record<
        string,
        (options: object) => Router
      > = require(`./${name}`);
      const [create] = Object.values(made);
      return create({}).stack.flatMap(({ route }): [string, string][] =>
        route
          ? route.stack
              .map(({ method }): [string, string] => [method, route.path])
              .slice(0, 1)
          : [],
      );
    });
}

const routes = allRoutes();

/** A path with something for every parameter, and a query that no route takes. */
function example(path: string): string {
  return `/api/ai-edge${path.replace(/:\w+/g, 'x')}?limit=none&nonsense=1`;
}

/** Notes calls of a method that come straight from a router. */
function watch(
  type: { name: string; prototype: any },
  name: string,
  touched: string[],
) {
  const original = type.prototype[name];
  jest
    .spyOn(type.prototype, name)
    .mockImplementation(function spy(this: unknown, ...args: unknown[]) {
      const stack = new Error('called').stack ?? '';
      if (/Router\.ts/.test(stack)) touched.push(`${type.name}.${name}`);
      return original.apply(this, args);
    });
}

describe('every route', () => {
  let server: any;
  let stop: () => Promise<void>;
  let touched: string[];

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        aiEdgePlugin,
        metricsServiceMock.factory(),
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
        mockServices.rootConfig.factory({
          data: {
            aiEdge: {
              hubs: [{ name: 'x', url: 'https://127.0.0.1:1', token: 't' }],
              pipelines: [{ hub: 'x', namespace: 'x' }],
            },
          },
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    touched = [];
    const watched = [
      [DefaultFleet, ['site', 'deployment', 'sites', 'deployments']],
      [FleetQueries, Object.getOwnPropertyNames(FleetQueries.prototype)],
      [ModelQueries, Object.getOwnPropertyNames(ModelQueries.prototype)],
      [DeploymentDetails, ['read']],
      [DeploymentMetrics, ['read']],
      [DeploymentHistories, ['read']],
      [SiteTimelines, ['read']],
      [HttpKubeApi, ['request']],
    ] as const;
    for (const [type, names] of watched) {
      for (const name of names.filter(one => one !== 'constructor')) {
        watch(type, name, touched);
      }
    }
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await stop();
  });

  it('is known to this test', () => {
    expect(routes.map(([method, path]) => `${method} ${path}`)).toEqual(
      expect.arrayContaining([
        'get /sites',
        'get /sites/summary',
        'get /sites/:hub/:name',
        'get /sites/:hub/:name/timeline',
        'post /sites/resolve',
        'get /deployments',
        'get /deployments/summary',
        'get /deployments/:hub/:site/:namespace/:kind/:name',
        'get /deployments/:hub/:site/:namespace/:kind/:name/metrics',
        'get /deployments/:hub/:site/:namespace/:kind/:name/history',
        'get /models',
        'get /models/:name',
        'get /model-matrix',
        'get /sources',
        'get /proposals',
        'post /proposals',
        'post /proposals/preview',
        'get /pipelines',
        'get /pipelines/runs',
        'post /pipelines/runs',
        'get /pipelines/runs/:hub/:namespace/:name',
      ]),
    );
  });

  it.each(routes)('%s %s wants credentials', async (method, path) => {
    await (request(server) as any)
      [method](example(path))
      .set('Authorization', mockCredentials.none.header())
      .set('Content-Type', 'application/json')
      .send(method === 'post' ? '{"broken' : undefined)
      .expect(401);
    expect(touched).toEqual([]);
  });

  it.each(routes)(
    '%s %s refuses before it reads or looks anything up',
    async (method, path) => {
      const response = await (request(server) as any)
        [method](example(path))
        .set('Authorization', mockCredentials.user.header())
        .set('Content-Type', 'application/json')
        .send(method === 'post' ? '{"broken' : undefined);
      expect(response.body.error).toMatchObject({ name: 'NotAllowedError' });
      expect(response.status).toBe(403);
      expect(touched).toEqual([]);
    },
  );
});
