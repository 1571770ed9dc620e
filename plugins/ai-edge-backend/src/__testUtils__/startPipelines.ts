import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import request from 'supertest';
import { readAiEdgeConfig } from '../config';
import { DefaultHubRegistry } from '../hubs';
import { connectPipelines } from '../pipelines/connectPipelines';
import { createPipelinesRouter } from '../router/pipelinesRouter';
import { fakeAuthorizer } from './fakeAuthorizer';
import { fleetOf } from './fleetOf';
import type { TektonFixture } from './TektonFixture';

/** A run that the fixture's pipeline takes. */
export const RUN_BODY = {
  hub: 'core',
  namespace: 'builds',
  pipeline: 's3-fetch',
  params: {
    'model-name': 'bike',
    'target-image-tag-references': ['quay.io/acme/bike:v1'],
  },
  workspaces: { 'test-data': { configMap: { name: 'bike-test-data' } } },
  idempotencyKey: 'task-1',
};

/** The routes over a Tekton that is a fixture, and requests of a user to them. */
export function startPipelines(
  tekton: TektonFixture,
  options: Parameters<typeof fakeAuthorizer>[0] = {},
) {
  const config = new ConfigReader({
    aiEdge: {
      hubs: [{ name: 'core', url: tekton.url, token: 'hub-token' }],
      pipelinesInterval: { milliseconds: 50 },
      pipelines: [
        {
          hub: 'core',
          namespace: 'builds',
          serviceAccountName: 'pipeline',
          timeout: '1h0m0s',
        },
      ],
    },
  });
  const logger = mockServices.logger.mock();
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: jest.fn(),
      fail: jest.fn(),
    })),
  });
  const notify = jest.fn();
  const connected = connectPipelines({
    config,
    hubs: DefaultHubRegistry.create({
      hubs: readAiEdgeConfig(config).hubs,
      logger,
    }),
    fleet: fleetOf([]).fleet,
    notify,
    authorizer: fakeAuthorizer(options),
    auditor,
    logger,
  });
  const app = express();
  app.use(
    createPipelinesRouter({
      pipelines: connected.pipelines,
      httpAuth: mockServices.httpAuth(),
    }),
  );
  app.use(mockErrorHandler());
  const user = mockCredentials.user.header();
  return {
    app,
    auditor,
    notify,
    connected,
    get: (path: string) => request(app).get(path).set('Authorization', user),
    post: (path: string, body: object | string = {}) =>
      request(app)
        .post(path)
        .set('Authorization', user)
        .set('Content-Type', 'application/json')
        .send(body),
  };
}
