import { join } from 'node:path';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import type { SchedulerService } from '@backstage/backend-plugin-api';
import {
  createForge,
  type Layout,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import request from 'supertest';
import { DefaultSiteSelector } from '../fleet/DefaultSiteSelector';
import { connectProposals } from '../proposals/connectProposals';
import { createProposalsRouter } from '../router/proposalsRouter';
import { fakeAuthorizer } from './fakeAuthorizer';
import { fleetOf } from './fleetOf';
import type { GiteaFixture } from './GiteaFixture';
import { linesLayout } from './linesLayout';

const SITES = ['north-1', 'north-2', 'south-1'];

/** The artifact of the model that {@link deploy} deploys. */
export const V1 = 'oci://example.com/bike:v1';

/** One replica of the portal, and requests of a user to it. */
export function startProposals(
  setup: { gitea: GiteaFixture; directory: string },
  options: Parameters<typeof fakeAuthorizer>[0] = {},
  more: {
    layout?: Layout;
    registries?: object[];
    scheduler?: SchedulerService;
    builds?: object;
  } = {},
) {
  const { gitea, directory } = setup;
  const { layout = linesLayout, registries = [] } = more;
  const { fleet, join: joinSites } = fleetOf(SITES);
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: jest.fn(),
      fail: jest.fn(),
    })),
  });
  const notify = jest.fn();
  const { proposals, replanner, repositories } = connectProposals({
    config: new ConfigReader({
      integrations: gitea.integrations,
      aiEdge: {
        gitMirrorDirectory: join(directory, `${Math.random()}`),
        hubs: [{ name: 'core', url: 'https://api.example.com' }],
        gitops: [
          { name: 'models', url: gitea.url, forge: 'gitea', layout: layout.id },
        ],
        registries,
        ...(more.builds && { builds: more.builds }),
        gitopsInterval: { seconds: 1 },
      },
    }),
    fleet,
    selector: DefaultSiteSelector.create({ fleet }),
    layouts: [layout],
    createForge,
    notify,
    authorizer: fakeAuthorizer(options),
    auditor,
    scheduler: more.scheduler ?? mockServices.scheduler.mock(),
    logger: mockServices.logger.mock(),
  });
  const app = express();
  app.use(
    createProposalsRouter({ proposals, httpAuth: mockServices.httpAuth() }),
  );
  app.use(mockErrorHandler());
  const post = (path: string, body: object | string) =>
    request(app)
      .post(path)
      .set('Authorization', mockCredentials.user.header())
      .set('Content-Type', 'application/json')
      .send(body);
  const get = (path: string) =>
    request(app).get(path).set('Authorization', mockCredentials.user.header());
  /** What happens some time after a push. */
  const afterPush = async () => {
    const { source, reviews } = repositories.get('models');
    await source.refresh();
    // One round of the interval.
    const round = new AbortController();
    const read = reviews.start(round.signal);
    round.abort();
    await read;
    await replanner.carryOut();
  };
  /** Runs until the signal aborts, as in the portal. */
  const run = (signal: AbortSignal) =>
    Promise.all([repositories.start(signal), replanner.start(signal)]);
  return { app, auditor, joinSites, notify, post, get, afterPush, run };
}

/** The intent to deploy a model to two sites. */
export function deploy(change: object = {}) {
  return {
    kind: 'deploy',
    gitops: 'models',
    model: { name: 'bike', version: 'v1' },
    artifact: { uri: V1 },
    sites: {
      names: [
        { hub: 'core', name: 'north-2' },
        { hub: 'core', name: 'north-1' },
      ],
    },
    ...change,
  };
}
