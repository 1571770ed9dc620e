import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { RUN_BODY, startPipelines } from '../__testUtils__/startPipelines';
import { TektonFixture } from '../__testUtils__/TektonFixture';

describe('starting pipelines over HTTP', () => {
  let tekton: TektonFixture;
  const start = (options?: Parameters<typeof startPipelines>[1]) =>
    startPipelines(tekton, options);

  beforeEach(async () => {
    tekton = await TektonFixture.start();
  });
  afterEach(() => tekton.stop());

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
      'a service account that is not lent',
      { serviceAccountName: 'cluster-admin' },
      /^serviceAccountName: must be one of pipeline, not "cluster-admin"$/,
    ],
    [
      'a workspace that is not there',
      { workspaces: { disk: { emptyDir: {} } } },
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
