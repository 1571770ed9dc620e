import { outcomeError, type ForgeOutcome } from './outcomeError';

/** Which call was refused: the same status means different things. */
export type GithubCall =
  | 'read'
  | 'createTree'
  | 'createCommit'
  | 'createRef'
  | 'createPull'
  | 'commitOnBranch'
  | 'review'
  | 'label'
  | 'comment'
  | 'edit';

/** How GitHub refused: a status over REST, a type over GraphQL, whose status is 200. */
export interface GithubRefusal {
  call: GithubCall;
  status?: number;
  type?: string;
  /** What GitHub said, without secrets. */
  message: string;
  /** Whether it is about how often the account asks. */
  limited?: boolean;
  /** Until when, ISO 8601. */
  again?: string;
}

interface Row {
  calls?: readonly GithubCall[];
  status?: number | 'redirect' | 'server';
  type?: string;
  message?: RegExp;
  limited?: true;
  outcome: ForgeOutcome;
}

/**
 * What GitHub's answers mean, first match wins. A branch and a pull request that exist are both 422 and differ in
 * words only; a repository that the token has no right to is 404, for a write too; a rate limit is 403 or 429.
 * https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export const GITHUB_OUTCOMES: readonly Row[] = [
  { limited: true, outcome: 'rate-limited' },
  { status: 429, outcome: 'rate-limited' },
  { type: 'RATE_LIMITED', outcome: 'rate-limited' },
  {
    calls: ['createRef'],
    status: 422,
    message: /already exists/i,
    outcome: 'branch-exists',
  },
  {
    calls: ['commitOnBranch'],
    message: /ref named .* already exists/i,
    outcome: 'branch-exists',
  },
  // The branch does not point to the planned revision: somebody else has committed on it.
  {
    calls: ['commitOnBranch'],
    type: 'STALE_DATA',
    outcome: 'branch-exists',
  },
  {
    calls: ['createPull'],
    status: 422,
    message: /pull request already exists/i,
    outcome: 'pull-request-exists',
  },
  // A file to delete that is not there.
  {
    calls: ['createTree'],
    status: 422,
    message: /BadObjectState/,
    outcome: 'file-changed',
  },
  { status: 401, outcome: 'bad-credentials' },
  { status: 403, message: /archived/i, outcome: 'archived' },
  { message: /repository (was|is) archived/i, outcome: 'archived' },
  { status: 403, outcome: 'not-allowed' },
  { status: 451, outcome: 'not-allowed' },
  { type: 'FORBIDDEN', outcome: 'not-allowed' },
  { type: 'INSUFFICIENT_SCOPES', outcome: 'not-allowed' },
  { status: 404, outcome: 'not-found' },
  { status: 410, outcome: 'not-found' },
  { type: 'NOT_FOUND', outcome: 'not-found' },
  { status: 400, outcome: 'refused-input' },
  { status: 413, outcome: 'refused-input' },
  { status: 422, outcome: 'refused-input' },
  { type: 'UNPROCESSABLE', outcome: 'refused-input' },
  { status: 'redirect', outcome: 'moved' },
  { status: 'server', outcome: 'unavailable' },
];

function isStatus(wanted: Row['status'], status: number | undefined) {
  if (wanted === undefined) return true;
  if (status === undefined) return false;
  if (wanted === 'redirect') return status >= 300 && status < 400;
  if (wanted === 'server') return status >= 500;
  return wanted === status;
}

/**
 * The error for an answer that is not a success. `where` names the repository.
 *
 * @internal
 */
export function githubError(where: string, refusal: GithubRefusal): Error {
  const { call, status, type, message, limited, again } = refusal;
  const row = GITHUB_OUTCOMES.find(
    entry =>
      (entry.calls?.includes(call) ?? true) &&
      isStatus(entry.status, status) &&
      (entry.type === undefined || entry.type === type) &&
      (entry.message?.test(message) ?? true) &&
      (!entry.limited || limited === true),
  );
  const code = status ?? type ?? 'an error';
  const isHidden = row?.outcome === 'not-found';
  const said = [
    message ? `${code}, "${message}"` : `${code}`,
    ...(isHidden
      ? ['which GitHub also answers where a token lacks the right']
      : []),
  ].join(', ');
  return outcomeError(row?.outcome, {
    where,
    integration: 'integrations.github',
    said,
    again,
  });
}
