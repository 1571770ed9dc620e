import { randomUUID } from 'node:crypto';
import type { Forge } from '../Forge';
import {
  presentMergeRequest,
  presentProject,
  presentUser,
  projectId,
} from '../gitlab/present';
import {
  ZERO,
  type Delivery,
  type HookDialect,
  type HookEvent,
} from './Delivery';

const ACTIONS: Record<string, string> = {
  opened: 'open',
  reopened: 'reopen',
  edited: 'update',
  synchronized: 'update',
};

async function deliveryOf(
  forge: Forge,
  event: HookEvent,
): Promise<[string, Delivery['payload']] | undefined> {
  const { repository } = event;
  const project = presentProject(forge, repository);
  if (event.type === 'push') {
    const { branch, before, after, pusher } = event;
    const payload = {
      object_kind: 'push',
      event_name: 'push',
      ref: `refs/heads/${branch}`,
      before: before ?? ZERO,
      after: after ?? ZERO,
      checkout_sha: after ?? null,
      user_username: pusher,
      project_id: projectId(forge, repository),
      project,
    };
    return ['Push Hook', payload];
  }
  const numberOf = () =>
    event.type === 'pull_request'
      ? event.number
      : repository.state.pulls.find(it => it.headSha === event.check.sha)
          ?.number;
  const number = numberOf();
  const pull = repository.state.pulls.find(it => it.number === number);
  if (!pull) return undefined;
  const request = await presentMergeRequest(forge, repository, pull);
  const { head_pipeline: pipeline, ...attributes } = request;
  if (event.type === 'status') {
    const payload = {
      object_kind: 'pipeline',
      object_attributes: { ...pipeline, ref: pull.head },
      merge_request: attributes,
      user: presentUser(forge, event.check.creator),
      project,
    };
    return ['Pipeline Hook', payload];
  }
  const merged = pull.merged && event.action === 'closed' ? 'merge' : 'close';
  const payload = {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user: presentUser(forge, event.sender),
    project,
    object_attributes: {
      ...attributes,
      last_commit: { id: pull.headSha },
      action: ACTIONS[event.action] ?? merged,
    },
  };
  return ['Merge Request Hook', payload];
}

/** GitLab's hooks: they hold the secret itself. */
export const gitlabHooks: HookDialect = {
  async present(forge, event) {
    const delivery = await deliveryOf(forge, event);
    if (!delivery) return undefined;
    const [name, payload] = delivery;
    return {
      headers: {
        'X-Gitlab-Event': name,
        'X-Gitlab-Event-UUID': randomUUID(),
        'X-Gitlab-Instance': forge.url,
      },
      payload,
    };
  },
  sign: (_body, secret) => ({ 'X-Gitlab-Token': secret }),
};
