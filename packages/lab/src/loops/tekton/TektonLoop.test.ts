import { join } from 'node:path';
import { temporaryDirectory } from '../../__testUtils__/testLab';
import type { KubeObject } from '../../kube/types';
import { DefaultRegistry } from '../../registry';
import { conditionOf } from '../conditions';
import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { seedPipelines } from './seedPipelines';
import { TektonLoop } from './TektonLoop';

const namespace = 'ai-edge-pipelines';

describe('TektonLoop', () => {
  const { lab, store } = fastLab();
  const directory = temporaryDirectory();
  let registry: DefaultRegistry;
  let stop: () => void;
  beforeAll(() => {
    registry = DefaultRegistry.open(directory());
    seedPipelines(store, join(__dirname, '../../../seed/pipelines'));
    stop = startAll(lab, [TektonLoop.create({ registry })]);
  });
  afterAll(() => stop());

  const params: Record<string, unknown> = {
    'model-name': 'bike',
    'containerfile-relative-path': 'Containerfile',
    'model-relative-path': 'models',
    'test-endpoint': 'invocations',
    'target-image-tag-references': [
      'quay.io/acme/bike:3',
      'quay.io/acme/bike:latest',
    ],
  };
  const bindings = [
    { name: 'build-workspace-pv', emptyDir: {} },
    { name: 's3-secret', secret: { secretName: 'credentials-s3' } },
    { name: 'test-data', configMap: { name: 'bike-rentals-test-data' } },
  ];
  const start = (
    name: string,
    options: {
      params?: Record<string, unknown>;
      pipeline?: string;
      workspaces?: object[];
    } = {},
  ) =>
    store.create({
      apiVersion: 'tekton.dev/v1',
      kind: 'PipelineRun',
      metadata: { name, namespace },
      spec: {
        pipelineRef: { name: options.pipeline ?? 's3-fetch' },
        params: Object.entries({ ...params, ...options.params })
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => ({ name: key, value })),
        workspaces: options.workspaces ?? bindings,
      },
    });
  const get = (name: string) =>
    store.get({ ...kinds.pipelineRun, namespace, name });
  const done = (name: string) =>
    eventually(`the end of ${name}`, () => {
      const run = get(name);
      return conditionOf(run, 'Succeeded')?.status !== 'Unknown' && run?.status
        ? run
        : undefined;
    });
  const resultsOf = (run: KubeObject): Record<string, unknown> =>
    Object.fromEntries(
      run.status.results.map((r: { name: string; value: unknown }) => [
        r.name,
        r.value,
      ]),
    );

  it('runs the tasks of s3-fetch in order and yields its results', async () => {
    start('good');
    const run = await done('good');
    expect(conditionOf(run, 'Succeeded')).toMatchObject({
      status: 'True',
      reason: 'Succeeded',
    });
    expect(run.metadata.labels?.['tekton.dev/pipeline']).toBe('s3-fetch');
    const tasks = run.status.childReferences.map(
      (child: { pipelineTaskName: string }) => child.pipelineTaskName,
    );
    expect(tasks[0]).toBe('kserve-download-model');
    expect(tasks.at(-1)).toBe('skopeo-copy');
    expect(tasks).toHaveLength(12);
    const results = resultsOf(run);
    expect(results).toMatchObject({
      's3-model-fetched-url': 's3://rhoai-edge-models/models',
      'model-name': 'bike',
      'model-version': '1',
      'target-image-tag-references': params['target-image-tag-references'],
    });
    expect(results['image-digest-reference']).toBe(
      `quay.io/acme/bike@${results['buildah-sha']}`,
    );
    for (const tag of ['3', 'latest']) {
      expect(registry.manifest('acme/bike', tag)?.digest).toBe(
        results['buildah-sha'],
      );
    }
  });

  it('gives equal parameters an equal digest and others another', async () => {
    start('again');
    start('other', { params: { 'model-version': '2' } });
    const [again, other] = await Promise.all([done('again'), done('other')]);
    const digest = resultsOf(get('good')!)['buildah-sha'];
    expect(resultsOf(again)['buildah-sha']).toBe(digest);
    expect(resultsOf(other)['buildah-sha']).not.toBe(digest);
  });

  it('runs git-fetch', async () => {
    start('git', {
      pipeline: 'git-fetch',
      params: { 'git-model-repo': 'https://git.example/models.git' },
    });
    const results = resultsOf(await done('git'));
    expect(results['git-model-fetched-url']).toBe(
      'https://git.example/models.git',
    );
    expect(results['git-model-fetched-commit']).toMatch(/^[0-9a-f]{40}$/);
  });

  it('fails the test of a model whose name asks for it, with a log that says why', async () => {
    start('bad', { params: { 'model-name': 'bike-fail' } });
    const run = await done('bad');
    expect(conditionOf(run, 'Succeeded')).toMatchObject({
      status: 'False',
      reason: 'Failed',
      message: 'Tasks Completed: 9 (Failed: 1, Cancelled 0), Skipped: 3',
    });
    expect(run.status.skippedTasks).toHaveLength(3);
    expect(registry.hasRepository('ai-edge-pipelines/bike-fail')).toBe(false);
    // What has been produced until then is there; the image is not.
    expect(resultsOf(run)['git-containerfile-fetched-commit']).toBeDefined();
    expect(resultsOf(run)['image-digest-reference']).toBeUndefined();
    const pod = store.get({
      ...kinds.pod,
      namespace,
      name: 'bad-test-model-rest-svc-pod',
    });
    expect(
      pod?.metadata.annotations?.['lab.ai-edge/log.step-test-model-rest-svc'],
    ).toContain('not the expected output');
    expect(pod?.status).toMatchObject({
      phase: 'Failed',
      containerStatuses: [
        { ready: false, state: { terminated: { exitCode: 1 } } },
      ],
    });
  });

  it('is cancelled by spec.status', async () => {
    start('stopped');
    await eventually(
      'a running task',
      () => get('stopped')?.status?.childReferences?.length,
    );
    store.mutate({ ...kinds.pipelineRun, namespace, name: 'stopped' }, run => {
      run.spec.status = 'Cancelled';
    });
    const run = await done('stopped');
    expect(conditionOf(run, 'Succeeded')?.reason).toBe('Cancelled');
    const open = store
      .list(kinds.taskRun, {
        namespace,
        labels: { 'tekton.dev/pipelineRun': 'stopped' },
      })
      .filter(task => conditionOf(task, 'Succeeded')?.status === 'Unknown');
    expect(open).toEqual([]);
  });

  it.each([
    [
      'no-pipeline',
      { pipeline: 'nope' },
      'CouldntGetPipeline',
      /"nope" not found/,
    ],
    [
      'no-param',
      { params: { 'test-endpoint': undefined } },
      'ParameterMissing',
      /\[test-endpoint\]/,
    ],
    [
      'wrong-type',
      { params: { 'target-image-tag-references': 'one' } },
      'ParameterTypeMismatch',
      /target-image-tag-references/,
    ],
    [
      'no-workspace',
      { workspaces: [] },
      'InvalidWorkspaceBindings',
      /build-workspace-pv/,
    ],
  ])('refuses %s', async (name, options, reason, message) => {
    start(name, options);
    const condition = conditionOf(await done(name), 'Succeeded');
    expect(condition).toMatchObject({ status: 'False', reason });
    expect(condition?.message).toMatch(message);
    expect(get(name)?.status.childReferences).toEqual([]);
  });

  it('keeps child names within a label', async () => {
    const name = `long-${'x'.repeat(50)}`;
    start(name);
    const run = await done(name);
    for (const child of run.status.childReferences) {
      expect(child.name.length).toBeLessThanOrEqual(63);
    }
  });
});
