import type { CheckState } from '../checks/CheckState';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { nodeId, presentUser, repoApi } from './present';

/** GitHub has no warnings. */
const stateOf = ({ state }: CheckState) =>
  state === 'warning' ? 'failure' : state;

export function presentSimpleStatus(
  forge: Forge,
  repository: ForgeRepository,
  check: CheckState,
) {
  return {
    id: check.id,
    node_id: nodeId('StatusContext', check.id),
    url: `${repoApi(forge, repository)}/statuses/${check.sha}`,
    avatar_url: `${forge.url}/${check.creator}.png`,
    state: stateOf(check),
    description: check.description || null,
    target_url: check.targetUrl || null,
    context: check.name,
    created_at: check.createdAt,
    updated_at: check.updatedAt,
  };
}

export function presentStatus(
  forge: Forge,
  repository: ForgeRepository,
  check: CheckState,
) {
  return {
    ...presentSimpleStatus(forge, repository, check),
    // The schema of a single one knows no `null` here, though GitHub sends it.
    description: check.description,
    target_url: check.targetUrl,
    creator: presentUser(forge, check.creator),
  };
}

export function presentCheckRun(
  forge: Forge,
  repository: ForgeRepository,
  check: CheckState,
) {
  const url = `${repoApi(forge, repository)}/check-runs/${check.id}`;
  const isPending = check.state === 'pending';
  return {
    id: check.id,
    node_id: nodeId('CheckRun', check.id),
    head_sha: check.sha,
    external_id: '',
    name: check.name,
    url,
    html_url: `${repository.url}/commit/${check.sha}`,
    details_url: check.targetUrl || null,
    status: isPending ? 'in_progress' : 'completed',
    conclusion: isPending ? null : stateOf(check),
    started_at: check.createdAt,
    completed_at: isPending ? null : check.updatedAt,
    check_suite: null,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    app: null,
    pull_requests: [],
  };
}
