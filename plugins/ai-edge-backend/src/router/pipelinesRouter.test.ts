import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import request from 'supertest';
import { fakeAuthorizer } from '../__testUtils__/fakeAuthorizer';
import { fleetOf } from '../__testUtils__/fleetOf';
import { TektonFixture } from '../__testUtils__/TektonFixture';
import { waitUntil } from '../__testUtils__/waitUntil';
import { readAiEdgeConfig } from '../config';
import { DefaultHubRegistry } from '../hubs';
import { connectPipelines } from '../pipelines/connectPipelines';
import { createPipelinesRouter } from './pipelinesRouter';

const RUN_BODY = {
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

describe('pipelines over HTTP', () => {
  let tekton: TektonFixture;
  const abort = new AbortController();

  beforeEach(async () => {
    tekton = await TektonFixture.start();
  });
  afterEach(() => tekton.stop());
  afterAll(() => abort.abort());

  function start(options: Parameters<typeof fakeAuthorizer>[0] = {}) {
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

  it('starts a run once for a key, as Tekton wants it', async () => {
    const { post, auditor } = start();
    const first = await post('/pipelines/runs', RUN_BODY);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      ref: {
        hub: 'core',
        namespace: 'builds',
        name: expect.stringMatching(/^s3-fetch-[0-9a-f]{10}$/),
      },
      created: true,
    });
    const again = await post('/pipelines/runs', RUN_BODY);
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...first.body, created: false });

    expect(tekton.runs).toHaveLength(1);
    expect(tekton.runs[0]).toMatchObject({
      apiVersion: 'tekton.dev/v1',
      kind: 'PipelineRun',
      metadata: {
        annotations: { 'ai-edge/requested-by': 'user:default/mock' },
      },
      spec: {
        pipelineRef: { name: 's3-fetch' },
        params: [
          { name: 'model-name', value: 'bike' },
          {
            name: 'target-image-tag-references',
            value: ['quay.io/acme/bike:v1'],
          },
        ],
        taskRunTemplate: { serviceAccountName: 'pipeline' },
        timeouts: { pipeline: '1h0m0s' },
        workspaces: [
          {
            name: 'build-workspace-pv',
            volumeClaimTemplate: expect.anything(),
          },
          { name: 's3-secret', secret: { secretName: 'credentials-s3' } },
          { name: 'test-data', configMap: { name: 'bike-test-data' } },
        ],
      },
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'pipeline-run-start' }),
    );
  });

  it('refuses a key that has started something else', async () => {
    const { post } = start();
    await post('/pipelines/runs', RUN_BODY).expect(201);
    const { status, body } = await post('/pipelines/runs', {
      ...RUN_BODY,
      params: { 'model-name': 'car' },
    });
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/^idempotencyKey: /);
  });

  it.each([
    [
      'a namespace that is not configured',
      { namespace: 'other' },
      /^namespace: no pipeline namespace core\/other is configured$/,
    ],
    [
      'a hub that is not configured',
      { hub: 'edge' },
      /^namespace: no pipeline namespace edge\/builds is configured$/,
    ],
    [
      'a pipeline that is not there',
      { pipeline: 'nope' },
      /^pipeline: there is no pipeline "nope" in core\/builds$/,
    ],
    [
      'a parameter too many',
      { params: { 'model-name': 'bike', colour: 'red' } },
      /^params\.colour: pipeline s3-fetch has no such parameter$/,
    ],
    [
      'a parameter too few',
      { params: {} },
      /^params\.model-name: is required by pipeline s3-fetch$/,
    ],
    [
      'a parameter of another type',
      { params: { 'model-name': ['bike'] } },
      /^params\.model-name: must be of type string, not array$/,
    ],
    [
      'a workspace that is not there',
      { workspaces: { disk: {} } },
      /^workspaces\.disk: pipeline s3-fetch has no such workspace$/,
    ],
    [
      'a workspace that nobody binds',
      { workspaces: {} },
      /^workspaces\.test-data: is required by pipeline s3-fetch$/,
    ],
    [
      'a timeout that is none',
      { timeout: 'soon' },
      /^timeout: must be a duration/,
    ],
    ['no key', { idempotencyKey: undefined }, /^idempotencyKey: is required$/],
  ])('refuses %s and creates nothing', async (_what, change, message) => {
    const { post } = start();
    const { status, body } = await post('/pipelines/runs', {
      ...RUN_BODY,
      ...change,
    });
    expect(body.error.message).toMatch(message);
    expect(status).toBe(400);
    expect(tekton.runs).toEqual([]);
  });

  it('shows a run with its tasks, and cancels it', async () => {
    const { get, post } = start();
    const { body } = await post('/pipelines/runs', RUN_BODY);
    const { name } = body.ref;
    tekton.runs[0].status = {
      conditions: [{ type: 'Succeeded', status: 'Unknown', reason: 'Running' }],
      startTime: '2026-01-01T00:00:01Z',
      pipelineSpec: { tasks: [{ name: 'fetch' }, { name: 'build' }] },
    };
    tekton.taskRuns.push({
      metadata: {
        name: `${name}-fetch`,
        labels: {
          'tekton.dev/pipelineRun': name,
          'tekton.dev/pipelineTask': 'fetch',
        },
      },
      status: { conditions: [{ type: 'Succeeded', status: 'True' }] },
    });
    const path = `/pipelines/runs/core/builds/${name}`;
    const shown = await get(path);
    expect(shown.body).toMatchObject({
      status: 'running',
      pipeline: 's3-fetch',
      startedAt: '2026-01-01T00:00:01.000Z',
      tasks: [
        { name: 'fetch', status: 'succeeded' },
        { name: 'build', status: 'pending' },
      ],
    });

    await post(`${path}/cancel`).expect(200);
    expect(tekton.runs[0].spec.status).toBe('Cancelled');

    tekton.runs[0].status.completionTime = '2026-01-01T00:01:00Z';
    await post(`${path}/cancel`).expect(409);
    await get('/pipelines/runs/core/builds/nope').expect(404);
    await get('/pipelines/runs/core/other/nope').expect(404);
  });

  it('answers lists from memory and says what has changed', async () => {
    const { get, post, connected, notify } = start();
    const running = new AbortController();
    const done = connected.start(running.signal);
    await waitUntil(() => notify.mock.calls.length > 0);
    await post('/pipelines/runs', RUN_BODY).expect(201);
    running.abort();
    await done;

    const before = tekton.calls.length;
    const pipelines = await get('/pipelines');
    expect(pipelines.body.items).toEqual([
      expect.objectContaining({
        hub: 'core',
        namespace: 'builds',
        name: 's3-fetch',
      }),
    ]);
    expect(pipelines.body.sources).toEqual([
      expect.objectContaining({ id: 'tekton:core/builds', state: 'ok' }),
    ]);
    const runs = await get('/pipelines/runs?pipeline=s3-fetch');
    expect(runs.body.items).toHaveLength(1);
    expect(runs.body.items[0]).toMatchObject({ status: 'pending' });
    await get('/pipelines/runs?pipeline=other').expect(200, /"items":\[\]/);
    await get('/pipelines/runs?colour=red').expect(400);
    expect(tekton.calls).toHaveLength(before);
    expect(notify).toHaveBeenCalledWith({ kinds: ['pipeline'], refs: [] });
  });

  it('hides the namespaces that the caller may not see', async () => {
    const { get, post } = start({ namespace: () => false });
    await get('/pipelines').expect(200, /"items":\[\]/);
    await get('/pipelines/runs').expect(200, /"items":\[\]/);
    await get('/pipelines/runs/core/builds/x').expect(404);
    await post('/pipelines/runs/core/builds/x/cancel').expect(404);
    await post('/pipelines/runs', RUN_BODY).expect(403);
    expect(tekton.calls).toEqual([]);
  });

  it('refuses on DENY before it reads a body or asks the hub', async () => {
    const { get, post } = start({ deny: ['pipeline.read', 'pipeline.run'] });
    for (const path of [
      '/pipelines',
      '/pipelines/runs?colour=red',
      '/pipelines/runs/core/builds/x',
    ]) {
      await get(path).expect(403);
    }
    await post('/pipelines/runs', '{ not json').expect(403);
    await post('/pipelines/runs/core/builds/x/cancel').expect(403);
    expect(tekton.calls).toEqual([]);
  });

  it('lets nobody in without credentials', async () => {
    const { app } = start();
    const none = mockCredentials.none.header();
    for (const call of [
      request(app).get('/pipelines'),
      request(app).get('/pipelines/runs'),
      request(app).get('/pipelines/runs/core/builds/x'),
      request(app).post('/pipelines/runs'),
      request(app).post('/pipelines/runs/core/builds/x/cancel'),
    ]) {
      await call.set('Authorization', none).expect(401);
    }
    expect(tekton.calls).toEqual([]);
  });
});
