import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import request from 'supertest';
import yaml from 'yaml';
import { aiEdgeServiceRef } from '@ai-edge/backstage-plugin-ai-edge-node';
import { fakeAiEdge, testPreview, testRun } from './__testUtils__/fakeAiEdge';
import scaffolderModuleAiEdge from '.';

const TEMPLATE = resolve(
  __dirname,
  '../../../templates/deploy-edge-model/template.yaml',
);
const template = yaml.parse(readFileSync(TEMPLATE, 'utf8'));
template.metadata.namespace = 'default';

const ARTIFACT_ANSWERS = {
  model: { name: 'bike', version: 'v1' },
  source: 'artifact',
  artifact: { uri: 'oci://quay.io/acme/bike:v1' },
  sites: { filter: { region: 'north' } },
  gitops: 'kserve-edge',
  namespace: '',
  runtime: '',
  options: { ring: '' },
  resources: { cpu: '500m' },
  preview: {
    hash: testPreview.hash,
    summary: '1 site',
    sitesSha256: testPreview.sites.sha256,
  },
};

const BUILD_ANSWERS = {
  ...ARTIFACT_ANSWERS,
  source: 'build',
  build: {
    hub: 'core',
    namespace: 'builds',
    pipeline: 's3-fetch',
    bucket: 'models',
    imageRepository: 'quay.io/acme/bike',
    modelDir: '.',
    containerfileRepository: 'https://git.example.com/containerfiles',
    containerfile: 'Containerfile',
    testEndpoint: 'invocations',
    testData: 'bike-test-data',
  },
};

/** The template as the scaffolder runs it, with everything but the ai-edge backend real. */
describe('template deploy-edge-model', () => {
  let fake: ReturnType<typeof fakeAiEdge>;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        scaffolderPlugin,
        scaffolderModuleAiEdge,
        catalogServiceMock.factory({ entities: [template] }),
        createServiceFactory({
          service: aiEdgeServiceRef,
          deps: {},
          factory: () => ({
            onBehalfOf: credentials => fake.aiEdge.onBehalfOf(credentials),
            asPlugin: () => fake.aiEdge.asPlugin(),
          }),
        }),
      ],
    });
  });
  afterAll(() => backend.stop());
  beforeEach(() => {
    fake = fakeAiEdge();
  });

  async function run(values: object) {
    const { server } = backend;
    const started = await request(server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef: 'template:default/deploy-edge-model', values });
    expect(started.body).toEqual({ id: expect.any(String) });
    for (;;) {
      const { body } = await request(server).get(
        `/api/scaffolder/v2/tasks/${started.body.id}`,
      );
      if (!['open', 'processing'].includes(body.status)) {
        const events = await request(server).get(
          `/api/scaffolder/v2/tasks/${started.body.id}/events`,
        );
        const end = events.body.find(
          ({ type }: { type: string }) => type === 'completion',
        );
        return { status: body.status, ...end.body };
      }
      await sleep(50);
    }
  }

  it('proposes a given artifact with the preview that was looked at', async () => {
    const { status, output } = await run(ARTIFACT_ANSWERS);
    expect(status).toBe('completed');
    expect(fake.user.startPipelineRun).not.toHaveBeenCalled();
    expect(fake.user.createProposal).toHaveBeenCalledWith({
      intent: {
        kind: 'deploy',
        gitops: 'kserve-edge',
        model: { name: 'bike', version: 'v1' },
        artifact: { uri: 'oci://quay.io/acme/bike:v1' },
        sites: { filter: { region: 'north' } },
        resources: { cpu: '500m' },
      },
      previewHash: testPreview.hash,
    });
    expect(output.links).toEqual([
      {
        title: 'Pull request #7',
        url: 'https://git.example.com/edge/models/pulls/7',
      },
      expect.objectContaining({ url: '/ai-edge/deployments?model=bike' }),
    ]);
    expect(output.text.map(({ title }: { title: string }) => title)).toEqual([
      'What happens next',
      'Files',
    ]);
  });

  it('builds first, waits, and proposes the digest for the sites that were looked at', async () => {
    const { status, output } = await run(BUILD_ANSWERS);
    expect(status).toBe('completed');
    expect(fake.user.startPipelineRun).toHaveBeenCalledWith({
      hub: 'core',
      namespace: 'builds',
      pipeline: 's3-fetch',
      params: {
        'model-name': 'bike',
        'model-version': 'v1',
        's3-bucket-name': 'models',
        'model-relative-path': '',
        'model-dir': '.',
        'git-containerfile-repo': 'https://git.example.com/containerfiles',
        'containerfile-relative-path': 'Containerfile',
        'test-endpoint': 'invocations',
        'target-image-tag-references': ['quay.io/acme/bike:v1'],
      },
      workspaces: { 'test-data': { configMap: { name: 'bike-test-data' } } },
      idempotencyKey: expect.any(String),
    });
    const image = testRun.results['image-digest-reference'];
    expect(fake.user.createProposal).toHaveBeenCalledWith(
      expect.objectContaining({
        intent: expect.objectContaining({
          artifact: { uri: `oci://${image}` },
        }),
      }),
    );
    expect(output.text.at(-1)).toEqual({
      title: 'Build',
      content: expect.stringContaining(String(image)),
    });
  });

  it('asks for the same run and the same proposal when it gets the same answers', async () => {
    await run(BUILD_ANSWERS);
    await run(BUILD_ANSWERS);
    const [start, startAgain] = fake.user.startPipelineRun.mock.calls;
    expect(startAgain).toEqual(start);
    const [propose, proposeAgain] = fake.user.createProposal.mock.calls;
    expect(proposeAgain).toEqual(propose);
  });

  it('opens nothing when a build results in other sites than were looked at', async () => {
    const { status } = await run({
      ...BUILD_ANSWERS,
      preview: { ...BUILD_ANSWERS.preview, sitesSha256: 'e'.repeat(64) },
    });
    expect(status).toBe('failed');
    expect(fake.user.createProposal).not.toHaveBeenCalled();
  });

  it.each([
    ['a model name that is none', { model: { name: 'Bike_1', version: 'v1' } }],
    ['an artifact that is none', { artifact: { uri: 'bike.onnx' } }],
    ['no preview', { preview: undefined }],
    ['no sites', { sites: undefined }],
  ])('is refused with %s', async (_what, change) => {
    const { status, body } = await request(backend.server)
      .post('/api/scaffolder/v2/tasks')
      .send({
        templateRef: 'template:default/deploy-edge-model',
        values: { ...ARTIFACT_ANSWERS, ...change },
      });
    expect(status).toBe(400);
    expect(body.errors).not.toHaveLength(0);
  });
});
