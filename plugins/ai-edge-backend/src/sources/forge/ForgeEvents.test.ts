import { mockServices } from '@backstage/backend-test-utils';
import type { EventParams } from '@backstage/plugin-events-node';
import type { GitRepository } from '../git/GitRepositories';
import { ForgeEvents } from './ForgeEvents';

function repository(name: string, config: object) {
  return {
    config: { name, branch: 'main', ...config },
    source: { refresh: jest.fn(async () => ({})) },
    reviews: { heard: jest.fn(async () => undefined) },
  };
}

async function start() {
  const gitea = repository('gitea-models', {
    forge: 'gitea',
    url: 'http://gitea.internal:3000/git/Edge/models.git',
  });
  const gitlab = repository('gitlab-models', {
    forge: 'gitlab',
    url: 'https://gitlab.example.com/edge/models',
  });
  let onEvent: (event: EventParams) => Promise<void> = async () => {};
  const events = mockServices.events.mock({
    subscribe: async options => {
      onEvent = options.onEvent;
    },
  });
  const abort = new AbortController();
  const logger = mockServices.logger.mock();
  await ForgeEvents.create({
    events,
    repositories: {
      list: () => [gitea, gitlab] as unknown as GitRepository[],
    },
    logger,
  }).start(abort.signal);
  const tell = (event: string, payload: object, name = 'edge/models') =>
    onEvent({
      topic: 'gitea',
      eventPayload: { repository: { full_name: name }, ...payload },
      metadata: { 'x-gitea-event': event },
    });
  return { gitea, gitlab, tell, abort, logger };
}

describe('ForgeEvents', () => {
  it('fetches the branch of the repository that was pushed to, and of no other', async () => {
    const { gitea, gitlab, tell } = await start();
    await tell('push', { ref: 'refs/heads/main' }, 'other/models');
    await tell('push', { ref: 'refs/heads/main' }, 'ge/models');
    await tell('push', { ref: 'refs/heads/feature' });
    expect(gitea.source.refresh).not.toHaveBeenCalled();
    await tell('push', { ref: 'refs/heads/main' });
    expect(gitea.source.refresh).toHaveBeenCalledTimes(1);
    expect(gitlab.source.refresh).not.toHaveBeenCalled();
  });

  it('has pull requests and checks read again', async () => {
    const { gitea, tell } = await start();
    await tell('pull_request', { pull_request: { number: 7 } });
    await tell('status', { sha: 'c0ffee' });
    expect(gitea.reviews.heard.mock.calls).toEqual([
      [{ numbers: [7] }],
      [{ checksOf: [], revisions: ['c0ffee'] }],
    ]);
  });

  it('answers the forge whatever happens, and hears nothing once it is over', async () => {
    const { gitea, tell, abort, logger } = await start();
    gitea.source.refresh.mockRejectedValue(new Error('connection refused'));
    await expect(
      tell('push', { ref: 'refs/heads/main' }),
    ).resolves.toBeUndefined();
    expect(gitea.source.refresh).toHaveBeenCalledTimes(1);
    await new Promise(setImmediate);
    expect(logger.debug).toHaveBeenCalledWith(
      expect.stringContaining('connection refused'),
    );
    abort.abort();
    await tell('push', { ref: 'refs/heads/main' });
    expect(gitea.source.refresh).toHaveBeenCalledTimes(1);
  });
});
