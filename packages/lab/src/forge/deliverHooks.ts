import { createHmac } from 'node:crypto';
import {
  presentPayloadCommit,
  presentRepository,
  presentUser,
} from './api/present';
import { presentPull } from './api/presentPull';
import type { Forge } from './Forge';
import type { ForgeRepository } from './ForgeRepository';

/** Sends `push` and `pull_request` events to the registered URLs, signed as Gitea signs them; no retries, as there. */
export function deliverHooks(
  forge: Forge,
  log: (message: string) => void,
): () => void {
  const deliver = async (
    repository: ForgeRepository,
    event: 'push' | 'pull_request',
    makePayload: () => Promise<Record<string, unknown>>,
  ) => {
    const hooks = repository.state.hooks.filter(
      hook => hook.active && hook.events.includes(event),
    );
    if (hooks.length === 0) return;
    const body = JSON.stringify(await makePayload());
    for (const { url, secret } of hooks) {
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      try {
        await fetch(url, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'X-Gitea-Event': event,
            'X-Gitea-Signature': signature,
            'X-Hub-Signature-256': `sha256=${signature}`,
          },
          body,
          signal: AbortSignal.timeout(5000),
        });
      } catch (error) {
        log(`forge: hook ${url} was not delivered: ${error}`);
      }
    }
  };
  const report = (error: unknown) => log(`forge: hooks failed: ${error}`);

  const stopPush = forge.onPush(
    ({ repository, branch, before, after, pusher }) => {
      const zero = '0'.repeat(40);
      deliver(repository, 'push', async () => ({
        ref: `refs/heads/${branch}`,
        before: before ?? zero,
        after: after ?? zero,
        commits: after
          ? [
              presentPayloadCommit(
                repository,
                await repository.git.commit(after),
              ),
            ]
          : [],
        repository: presentRepository(forge, repository),
        pusher: presentUser(forge, pusher),
        sender: presentUser(forge, pusher),
      })).catch(report);
    },
  );
  const stopPull = forge.onPull(({ repository, number, action, sender }) => {
    const pull = repository.state.pulls.find(p => p.number === number);
    if (!pull) return;
    deliver(repository, 'pull_request', async () => ({
      action,
      number,
      pull_request: await presentPull(forge, repository, pull),
      repository: presentRepository(forge, repository),
      sender: presentUser(forge, sender),
    })).catch(report);
  });
  return () => {
    stopPush();
    stopPull();
  };
}
