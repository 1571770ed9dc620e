import { fakeAiEdge, testRun } from './__testUtils__/fakeAiEdge';
import { startTemplates } from './__testUtils__/startTemplates';

const ANSWERS = {
  model: { name: 'bike', version: 'v1', format: 'mlflow' },
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
  fresh: false,
};

describe('template package-edge-model', () => {
  let fake: ReturnType<typeof fakeAiEdge>;
  let templates: Awaited<ReturnType<typeof startTemplates>>;
  beforeAll(async () => {
    templates = await startTemplates(['package-edge-model'], () => fake.aiEdge);
  });
  afterAll(() => templates.stop());
  beforeEach(() => {
    fake = fakeAiEdge();
  });
  const run = (more: object = {}) =>
    templates.run('package-edge-model', { ...ANSWERS, ...more });

  it('builds, proposes nothing, and leads to the deploy form with the digest filled in', async () => {
    const { status, output } = await run();
    expect(status).toBe('completed');
    expect(fake.user.createProposal).not.toHaveBeenCalled();
    expect(fake.user.startPipelineRun).toHaveBeenCalledWith(
      expect.objectContaining({
        hub: 'core',
        params: expect.objectContaining({
          'model-name': 'bike',
          'target-image-tag-references': ['quay.io/acme/bike:v1'],
        }),
      }),
    );
    const image = String(testRun.results['image-digest-reference']);
    const link = new URL(output.links[0].url, 'https://portal.example.com');
    expect(link.pathname).toBe('/create/templates/default/deploy-edge-model');
    expect(JSON.parse(link.searchParams.get('formData')!)).toEqual({
      model: ANSWERS.model,
      source: 'artifact',
      artifact: { uri: `oci://${image}` },
    });
    expect(output.text[0].content).toContain(`oci://${image}`);
  });

  it('finds the run of the same answers, unless it is told to build again', async () => {
    const keyOf = async (more: object = {}) => {
      fake.user.startPipelineRun.mockClear();
      await run(more);
      const [request] = fake.user.startPipelineRun.mock.calls[0];
      return (request as { idempotencyKey: string }).idempotencyKey;
    };
    const first = await keyOf();
    expect(await keyOf()).toBe(first);
    const fresh = await keyOf({ fresh: true });
    expect(fresh).not.toBe(first);
    expect(await keyOf({ fresh: true })).not.toBe(fresh);
  });
});
