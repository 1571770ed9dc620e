import type { PipelineRun } from '@ai-edge/backstage-plugin-ai-edge-common';
import { NotFoundError, ResponseError } from '@backstage/errors';
import { fakeAiEdge, testRun } from '../__testUtils__/fakeAiEdge';
import { runAction } from '../__testUtils__/runAction';
import { createPipelineWaitAction } from './createPipelineWaitAction';

function running(fetch: 'running' | 'succeeded'): PipelineRun {
  return {
    ...testRun,
    status: 'running',
    results: {},
    tasks: [
      { name: 'fetch', status: fetch },
      { name: 'build', status: 'pending' },
    ],
  };
}

function failure(status: number) {
  return ResponseError.fromResponse(new Response('{}', { status }));
}

describe('ai-edge:pipeline:wait', () => {
  const input = { ref: testRun.ref };
  const setUp = () => {
    const fake = fakeAiEdge();
    const action = createPipelineWaitAction({ aiEdge: fake.aiEdge, pollMs: 1 });
    return { ...fake, action };
  };

  it('asks once as the user, then as the plugin, and logs each step of a task', async () => {
    const { action, user, plugin } = setUp();
    user.getPipelineRun.mockResolvedValue(running('running'));
    plugin.getPipelineRun
      .mockResolvedValueOnce(running('running'))
      .mockResolvedValueOnce(running('succeeded'));
    const { output, log } = await runAction(action, input);
    expect(user.getPipelineRun).toHaveBeenCalledTimes(1);
    expect(plugin.getPipelineRun).toHaveBeenCalledTimes(3);
    expect(log).toEqual(['fetch: running', 'fetch: succeeded']);
    expect(output).toEqual({
      status: 'succeeded',
      results: testRun.results,
      imageDigestReference: testRun.results['image-digest-reference'],
    });
  });

  it('does not poll for somebody who may not see the run', async () => {
    const { action, user, plugin } = setUp();
    user.getPipelineRun.mockRejectedValue(new NotFoundError('no such run'));
    await expect(runAction(action, input)).rejects.toThrow('no such run');
    expect(plugin.getPipelineRun).not.toHaveBeenCalled();
  });

  it('fails with what the run and its failed task say', async () => {
    const { action, user } = setUp();
    user.getPipelineRun.mockResolvedValue({
      ...testRun,
      status: 'failed',
      reason: 'Failed',
      message: 'Tasks Completed: 2',
      tasks: [
        { name: 'fetch', status: 'succeeded' },
        {
          name: 'build',
          status: 'failed',
          reason: 'Failed',
          message: 'no space left on device',
        },
      ],
    });
    await expect(runAction(action, input)).rejects.toThrow(
      'The run s3-fetch-0123456789 has failed: Failed: Tasks Completed: 2; task build: Failed: no space left on device',
    );
  });

  it('outlives a restart of the backend', async () => {
    const { action, user, plugin } = setUp();
    user.getPipelineRun.mockResolvedValue(running('running'));
    plugin.getPipelineRun
      .mockRejectedValueOnce(new TypeError('fetch failed'))
      .mockRejectedValueOnce(await failure(503));
    const { output } = await runAction(action, input);
    expect(output.status).toBe('succeeded');
  });

  it('gives up on a refusal', async () => {
    const { action, user, plugin } = setUp();
    user.getPipelineRun.mockResolvedValue(running('running'));
    plugin.getPipelineRun.mockRejectedValue(await failure(404));
    await expect(runAction(action, input)).rejects.toThrow();
    expect(plugin.getPipelineRun).toHaveBeenCalledTimes(1);
  });

  it('stops when the task is cancelled', async () => {
    const { action, user, plugin } = setUp();
    const abort = new AbortController();
    user.getPipelineRun.mockResolvedValue(running('running'));
    plugin.getPipelineRun.mockImplementation(async () => {
      abort.abort();
      return running('running');
    });
    await expect(
      runAction(action, input, { signal: abort.signal }),
    ).rejects.toThrow(/abort/);
  });

  it('says so when the time is over', async () => {
    const { action, user, plugin } = setUp();
    const now = jest.spyOn(Date, 'now').mockReturnValueOnce(0);
    user.getPipelineRun.mockResolvedValue(running('running'));
    await expect(
      runAction(action, { ...input, timeoutSeconds: 60 }),
    ).rejects.toThrow(
      'has not ended within 60 s. It goes on without this task',
    );
    expect(plugin.getPipelineRun).not.toHaveBeenCalled();
    now.mockRestore();
  });

  it('makes up a result in a dry run, and says that it did', async () => {
    const { action, user } = setUp();
    const { output } = await runAction(action, input, { isDryRun: true });
    expect(output).toMatchObject({
      dryRun: true,
      imageDigestReference: expect.stringMatching(/@sha256:[0-9a-f]{64}$/),
    });
    expect(user.getPipelineRun).not.toHaveBeenCalled();
  });
});
