import { fakeAiEdge, testPreview } from './__testUtils__/fakeAiEdge';
import { startTemplates } from './__testUtils__/startTemplates';

const digest = `sha256:${'1'.repeat(64)}`;
const site = { hub: 'core', name: 'store-001' };
const preview = {
  hash: testPreview.hash,
  summary: '1 site',
  sitesSha256: testPreview.sites.sha256,
};
const common = { gitops: 'kserve-edge', preview };

describe('templates that change a model', () => {
  let fake: ReturnType<typeof fakeAiEdge>;
  let templates: Awaited<ReturnType<typeof startTemplates>>;

  beforeAll(async () => {
    templates = await startTemplates(
      [
        'update-edge-model',
        'rollback-edge-model',
        'retire-edge-model',
        'stop-edge-model',
        'start-edge-model',
        'canary-edge-model',
        'finish-edge-canary',
      ],
      () => fake.aiEdge,
    );
  });
  afterAll(() => templates.stop());
  beforeEach(() => {
    fake = fakeAiEdge();
  });

  it.each<[string, object, object]>([
    [
      'update-edge-model',
      {
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        reach: 'ring',
        ring: 'r1',
        // Left from before the ring was chosen.
        sites: { names: [site] },
      },
      {
        kind: 'update',
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        ring: 'r1',
      },
    ],
    [
      'rollback-edge-model',
      {
        model: { name: 'bike', version: 'v1' },
        to: 'version',
        reach: 'sites',
        sites: { names: [site] },
        ring: 'r1',
      },
      {
        kind: 'rollback',
        model: { name: 'bike', version: 'v1' },
        sites: { names: [site] },
      },
    ],
    [
      'rollback-edge-model',
      {
        // Left from before the commit was chosen.
        model: { name: 'bike', version: 'v1' },
        to: 'revision',
        revision: 'a'.repeat(40),
        reach: 'ring',
        ring: 'r1',
      },
      {
        kind: 'rollback',
        model: { name: 'bike' },
        revision: 'a'.repeat(40),
        ring: 'r1',
      },
    ],
    [
      'stop-edge-model',
      { model: { name: 'bike' }, reach: 'sites', sites: { names: [site] } },
      {
        kind: 'stop',
        model: { name: 'bike' },
        sites: { names: [site] },
      },
    ],
    [
      'start-edge-model',
      { model: { name: 'bike' }, reach: 'ring', ring: 'r1' },
      { kind: 'start', model: { name: 'bike' }, ring: 'r1' },
    ],
    [
      'canary-edge-model',
      {
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        reach: 'ring',
        ring: 'r1',
        canary: { ring: 'r0', trafficPercent: 10, until: '2026-12-31' },
      },
      {
        kind: 'canary',
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        ring: 'r1',
        canary: { trafficPercent: 10, until: '2026-12-31' },
      },
    ],
    [
      'canary-edge-model',
      {
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        reach: 'canary',
        canary: { ring: 'r0' },
      },
      {
        kind: 'canary',
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        canary: { ring: 'r0' },
      },
    ],
    [
      'finish-edge-canary',
      {
        model: { name: 'bike' },
        decision: 'abort',
        reach: 'canary',
        canary: { ring: 'r0' },
        ring: 'r1',
      },
      { kind: 'abort', model: { name: 'bike' }, canary: { ring: 'r0' } },
    ],
    [
      'finish-edge-canary',
      {
        model: { name: 'bike' },
        decision: 'promote',
        reach: 'ring',
        ring: 'r1',
      },
      { kind: 'promote', model: { name: 'bike' }, ring: 'r1' },
    ],
    [
      'retire-edge-model',
      {
        model: { name: 'bike' },
        step: 'assignments',
        reach: 'all',
      },
      { kind: 'retire', model: { name: 'bike' }, step: 'assignments' },
    ],
    [
      'retire-edge-model',
      {
        model: { name: 'bike' },
        step: 'files',
        reach: 'all',
        waive: [site],
      },
      {
        kind: 'retire',
        model: { name: 'bike' },
        step: 'files',
        waive: [site],
      },
    ],
  ])('%s proposes what was looked at: %j', async (name, values, intent) => {
    const { status, output } = await templates.run(name, {
      ...common,
      ...values,
    });
    expect(status).toBe('completed');
    expect(fake.user.createProposal).toHaveBeenCalledWith({
      intent: { gitops: 'kserve-edge', ...intent },
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

  it('opens nothing when other sites result than were looked at', async () => {
    const { status } = await templates.run('rollback-edge-model', {
      ...common,
      model: { name: 'bike', version: 'v1' },
      to: 'version',
      reach: 'ring',
      ring: 'r1',
      preview: { ...preview, sitesSha256: 'e'.repeat(64) },
    });
    expect(status).toBe('failed');
    expect(fake.user.createProposal).not.toHaveBeenCalled();
  });

  it.each<[string, string, object]>([
    [
      'update-edge-model',
      'without a ring where one is meant',
      {
        model: { name: 'bike', version: 'v2' },
        artifact: { uri: `oci://quay.io/acme/bike@${digest}` },
        reach: 'ring',
      },
    ],
    [
      'rollback-edge-model',
      'without a release',
      { model: { name: 'bike' }, to: 'version', reach: 'all' },
    ],
    [
      'retire-edge-model',
      'with files of a part of the sites',
      { model: { name: 'bike' }, step: 'files', reach: 'ring', ring: 'r1' },
    ],
    [
      'retire-edge-model',
      'without a preview',
      {
        model: { name: 'bike' },
        step: 'assignments',
        reach: 'all',
        preview: undefined,
      },
    ],
  ])('%s is refused %s', async (name, _what, values) => {
    const { status, body } = await templates.start(name, {
      ...common,
      ...values,
    });
    expect(status).toBe(400);
    expect(body.errors).not.toHaveLength(0);
  });
});
