import { createHmac, randomUUID } from 'node:crypto';
import { presentCommit, presentUser } from '../github/present';
import { presentCheckRun } from '../github/presentCheck';
import { presentPull } from '../github/presentPull';
import { presentRepository } from '../github/presentRepository';
import type { Forge } from '../Forge';
import { ZERO, type HookDialect, type HookEvent } from './Delivery';

const ACTIONS: Record<string, string> = { synchronized: 'synchronize' };

async function payloadOf(forge: Forge, event: HookEvent) {
  const { repository } = event;
  const shown = presentRepository(forge, repository);
  if (event.type === 'push') {
    const { branch, before, after, pusher } = event;
    return {
      ref: `refs/heads/${branch}`,
      before: before ?? ZERO,
      after: after ?? ZERO,
      created: !before,
      deleted: !after,
      forced: false,
      repository: shown,
      pusher: { name: pusher },
      sender: presentUser(forge, pusher),
    };
  }
  if (event.type === 'status') {
    const { check } = event;
    const sender = presentUser(forge, check.creator);
    if (check.kind === 'run') {
      const run = presentCheckRun(forge, repository, check);
      const action = check.state === 'pending' ? 'created' : 'completed';
      return { action, check_run: run, repository: shown, sender };
    }
    const commit = await repository.git.commit(check.sha);
    return {
      id: check.id,
      sha: check.sha,
      name: `${repository.owner}/${repository.name}`,
      context: check.name,
      state: check.state === 'warning' ? 'failure' : check.state,
      description: check.description,
      target_url: check.targetUrl,
      commit: presentCommit(forge, repository, commit),
      created_at: check.createdAt,
      updated_at: check.updatedAt,
      repository: shown,
      sender,
    };
  }
  const { number, action, sender } = event;
  const pull = repository.state.pulls.find(it => it.number === number);
  if (!pull) return undefined;
  return {
    action: ACTIONS[action] ?? action,
    number,
    pull_request: await presentPull(forge, repository, pull),
    repository: shown,
    sender: presentUser(forge, sender),
  };
}

/** GitHub's hooks. */
export const githubHooks: HookDialect = {
  async present(forge, event) {
    const payload = await payloadOf(forge, event);
    if (!payload) return undefined;
    const isRun = event.type === 'status' && event.check.kind === 'run';
    return {
      headers: {
        'User-Agent': 'GitHub-Hookshot/lab',
        'X-GitHub-Delivery': randomUUID(),
        'X-GitHub-Event': isRun ? 'check_run' : event.type,
      },
      payload,
    };
  },
  sign(body, secret) {
    const hmac = createHmac('sha256', secret).update(body).digest('hex');
    return { 'X-Hub-Signature-256': `sha256=${hmac}` };
  },
};
