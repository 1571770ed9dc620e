import { fakeAiEdge, testRun } from '../__testUtils__/fakeAiEdge';
import { runAction } from '../__testUtils__/runAction';
import { createPipelineStartAction } from './createPipelineStartAction';

const INPUT = {
  hub: 'core',
  namespace: 'builds',
  pipeline: 's3-fetch',
  params: { 'model-name': 'bike' },
};

describe('ai-edge:pipeline:start', () => {
  const setUp = () => {
    const fake = fakeAiEdge();
    const keys = () =>
      fake.user.startPipelineRun.mock.calls.map(
        ([request]) => (request as { idempotencyKey: string }).idempotencyKey,
      );
    return {
      ...fake,
      keys,
      action: createPipelineStartAction({ aiEdge: fake.aiEdge }),
    };
  };

  it('starts a run and hands over its ref', async () => {
    const { action, user } = setUp();
    const { output } = await runAction(action, INPUT);
    expect(user.startPipelineRun).toHaveBeenCalledWith({
      ...INPUT,
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(output).toEqual({ ref: testRun.ref, created: true });
  });

  it('gives a retry of a task its run, and another task one of its own', async () => {
    const { action, keys } = setUp();
    await runAction(action, INPUT, { taskId: 'one' });
    await runAction(action, INPUT, { taskId: 'one' });
    await runAction(action, INPUT, { taskId: 'two' });
    const [first, retry, other] = keys();
    expect(retry).toBe(first);
    expect(other).not.toBe(first);
  });

  it('does not start again what a checkpoint has kept', async () => {
    const { action, user } = setUp();
    const { checkpoints } = await runAction(action, INPUT);
    const { output } = await runAction(action, INPUT, { checkpoints });
    expect(user.startPipelineRun).toHaveBeenCalledTimes(1);
    expect(output.ref).toEqual(testRun.ref);
  });

  it('finds the run of another task with the same input, unless it failed', async () => {
    const { action, user, keys } = setUp();
    const input = { ...INPUT, reuse: 'input' };
    user.startPipelineRun
      .mockResolvedValueOnce({ ref: testRun.ref, created: false })
      .mockResolvedValueOnce({ ref: testRun.ref, created: false });
    const found = await runAction(action, input, { taskId: 'one' });
    expect(found.output).toEqual({ ref: testRun.ref, created: false });

    user.getPipelineRun.mockResolvedValueOnce({ ...testRun, status: 'failed' });
    const fresh = await runAction(action, input, { taskId: 'two' });
    expect(fresh.output.created).toBe(true);
    const [first, again, next] = keys();
    expect(again).toBe(first);
    expect(next).toBe(`${first}:2`);
  });

  it('uses the key that it is given', async () => {
    const { action, keys } = setUp();
    await runAction(action, { ...INPUT, idempotencyKey: 'nightly' });
    expect(keys()).toEqual(['nightly']);
  });

  it('starts nothing in a dry run, but finds what a start would refuse', async () => {
    const { action, user } = setUp();
    const { output } = await runAction(action, INPUT, { isDryRun: true });
    expect(output).toEqual({
      ref: { hub: 'core', namespace: 'builds', name: 'dry-run' },
      created: false,
    });
    const wrong = { ...INPUT, pipeline: 'nope' };
    await expect(runAction(action, wrong, { isDryRun: true })).rejects.toThrow(
      'pipeline: there is no pipeline "nope" in core/builds',
    );
    const unknown = {
      ...INPUT,
      params: { 'model-name': 'bike', colour: 'red' },
    };
    await expect(
      runAction(action, unknown, { isDryRun: true }),
    ).rejects.toThrow('params.colour: pipeline s3-fetch has no such parameter');
    expect(user.startPipelineRun).not.toHaveBeenCalled();
  });

  it('names field and rule of an input that is wrong, and asks nobody', async () => {
    const { action, user } = setUp();
    const wrong = { ...INPUT, namespace: 'Not A Namespace' };
    await expect(runAction(action, wrong)).rejects.toThrow(
      /^namespace: must be/,
    );
    expect(user.startPipelineRun).not.toHaveBeenCalled();
  });
});
