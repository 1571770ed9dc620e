import { createHmac, randomUUID } from 'node:crypto';
import {
  presentPayloadCommit,
  presentRepository,
  presentUser,
} from '../api/present';
import { presentPull } from '../api/presentPull';
import type { Forge } from '../Forge';
import { ZERO, type HookDialect, type HookEvent } from './Delivery';

async function payloadOf(forge: Forge, event: HookEvent) {
  const { repository } = event;
  const shown = presentRepository(forge, repository);
  if (event.type === 'push') {
    const { branch, before, after, pusher } = event;
    const commit = after && (await repository.git.commit(after));
    return {
      ref: `refs/heads/${branch}`,
      before: before ?? ZERO,
      after: after ?? ZERO,
      commits: commit ? [presentPayloadCommit(repository, commit)] : [],
      repository: shown,
      pusher: presentUser(forge, pusher),
      sender: presentUser(forge, pusher),
    };
  }
  if (event.type === 'status') {
    const { check } = event;
    const commit = await repository.git.commit(check.sha);
    return {
      commit: presentPayloadCommit(repository, commit),
      context: check.name,
      created_at: check.createdAt,
      description: check.description,
      id: check.id,
      repository: shown,
      sender: presentUser(forge, check.creator),
      sha: check.sha,
      state: check.state,
      target_url: check.targetUrl,
      updated_at: check.updatedAt,
    };
  }
  const { number, action, sender } = event;
  const pull = repository.state.pulls.find(it => it.number === number);
  if (!pull) return undefined;
  return {
    action,
    number,
    pull_request: await presentPull(forge, repository, pull),
    repository: shown,
    sender: presentUser(forge, sender),
  };
}

/** Gitea's hooks, which also look like GitHub's to who knows only those. */
export const giteaHooks: HookDialect = {
  async present(forge, event) {
    const payload = await payloadOf(forge, event);
    if (!payload) return undefined;
    const isSync =
      event.type === 'pull_request' && event.action === 'synchronized';
    return {
      headers: {
        'X-Gitea-Delivery': randomUUID(),
        'X-Gitea-Event': event.type,
        'X-Gitea-Event-Type': isSync ? 'pull_request_sync' : event.type,
        'X-GitHub-Event': event.type,
      },
      payload,
    };
  },
  sign(body, secret) {
    const hmac = createHmac('sha256', secret).update(body).digest('hex');
    return {
      'X-Gitea-Signature': hmac,
      'X-Hub-Signature-256': `sha256=${hmac}`,
    };
  },
};
