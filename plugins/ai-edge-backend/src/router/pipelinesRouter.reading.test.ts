import { RUN_BODY, startPipelines } from '../__testUtils__/startPipelines';
import { TektonFixture } from '../__testUtils__/TektonFixture';
import { waitUntil } from '../__testUtils__/waitUntil';

describe('reading pipelines over HTTP', () => {
  let tekton: TektonFixture;
  const start = (options?: Parameters<typeof startPipelines>[1]) =>
    startPipelines(tekton, options);

  beforeEach(async () => {
    tekton = await TektonFixture.start();
  });
  afterEach(() => tekton.stop());

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
});
