import { outcomeError, type ForgeOutcome } from './outcomeError';

/** Which call was refused: the same status means different things. */
export type GitlabCall =
  | 'read'
  | 'commit'
  | 'mergeRequest'
  | 'review'
  | 'comment'
  | 'edit';

const WRITES: readonly GitlabCall[] = [
  'commit',
  'mergeRequest',
  'review',
  'comment',
  'edit',
];
const ALL: readonly GitlabCall[] = ['read', ...WRITES];

/**
 * What GitLab's statuses mean, first match wins. Read in `lib/api/{commits,merge_requests}.rb`,
 * `lib/api/helpers/merge_requests_helpers.rb` and `app/services/{commits,files}`: a merge request that exists is 409,
 * while everything that a commit cannot be made of is 400, told apart by its sentence only.
 */
export const GITLAB_OUTCOMES: ReadonlyArray<{
  calls: readonly GitlabCall[];
  status: number | 'redirect' | 'server';
  message?: RegExp;
  outcome: ForgeOutcome;
}> = [
  { calls: ['mergeRequest'], status: 409, outcome: 'pull-request-exists' },
  // The branch was there a call ago: a replica that lags behind.
  {
    calls: ['mergeRequest'],
    status: 422,
    message: /source branch .*does not exist/i,
    outcome: 'unavailable',
  },
  {
    calls: ['commit'],
    status: 400,
    message: /branch .*already exists/i,
    outcome: 'branch-exists',
  },
  // Two who make the same branch in the same moment: Git lets one of them.
  {
    calls: ['commit'],
    status: 400,
    message: /could not update|reference (update|already exists)/i,
    outcome: 'branch-exists',
  },
  {
    calls: ['commit'],
    status: 400,
    message: /has changed since|with this name (already exists|doesn't exist)/i,
    outcome: 'file-changed',
  },
  // Nothing is cut from a branch that is a moment old (gitlab-org/gitlab#434467), nor from a commit that is gone.
  {
    calls: ['commit'],
    status: 400,
    message: /when you are on a branch|cannot find start_sha/i,
    outcome: 'base-moved',
  },
  {
    calls: ['commit'],
    status: 400,
    message: /not allowed|pre-receive|protected/i,
    outcome: 'not-allowed',
  },
  { calls: ALL, status: 401, outcome: 'bad-credentials' },
  { calls: ALL, status: 403, outcome: 'not-allowed' },
  { calls: ALL, status: 404, outcome: 'not-found' },
  { calls: WRITES, status: 400, outcome: 'refused-input' },
  { calls: WRITES, status: 413, outcome: 'refused-input' },
  { calls: WRITES, status: 422, outcome: 'refused-input' },
  { calls: ALL, status: 429, outcome: 'rate-limited' },
  { calls: ALL, status: 'redirect', outcome: 'moved' },
  { calls: ALL, status: 'server', outcome: 'unavailable' },
];

function isStatus(wanted: number | 'redirect' | 'server', status: number) {
  if (wanted === 'redirect') return status >= 300 && status < 400;
  if (wanted === 'server') return status >= 500;
  return wanted === status;
}

/**
 * The error for an answer that is not a success. `where` names the project, `message` is what the forge said,
 * already without secrets.
 *
 * @internal
 */
export function gitlabError(options: {
  call: GitlabCall;
  status: number;
  message: string;
  where: string;
  /** Until when a rate limit holds, ISO 8601. */
  again?: string;
}): Error {
  const { call, status, message, where, again } = options;
  const row = GITLAB_OUTCOMES.find(
    entry =>
      entry.calls.includes(call) &&
      isStatus(entry.status, status) &&
      (entry.message?.test(message) ?? true),
  );
  const said = [
    message ? `${status}, "${message}"` : `${status}`,
    ...(row?.outcome === 'not-found'
      ? ['which GitLab also answers where a token lacks the right']
      : []),
  ].join(', ');
  return outcomeError(row?.outcome, {
    where,
    integration: 'integrations.gitlab',
    said,
    again,
  });
}
