import { outcomeError, type ForgeOutcome } from './outcomeError';

/** Which call was refused: the same status means different things. */
export type GiteaCall =
  | 'read'
  | 'changeFiles'
  | 'createPull'
  | 'review'
  | 'comment'
  | 'edit';

const WRITES: readonly GiteaCall[] = [
  'changeFiles',
  'createPull',
  'review',
  'comment',
  'edit',
];
const ALL: readonly GiteaCall[] = ['read', ...WRITES];

/**
 * What Gitea's and Forgejo's statuses mean, first match wins. Read in `routers/api/v1/repo/{file,pull,branch}.go`:
 * a branch that exists is 422 from ChangeFiles and 409 from the branch routes, a pull request that exists is 409.
 */
export const GITEA_OUTCOMES: ReadonlyArray<{
  calls: readonly GiteaCall[];
  status: number | 'redirect' | 'server';
  message?: RegExp;
  outcome: ForgeOutcome;
}> = [
  { calls: ['createPull'], status: 409, outcome: 'pull-request-exists' },
  { calls: ['changeFiles'], status: 409, outcome: 'branch-exists' },
  {
    calls: ['changeFiles'],
    status: 422,
    message: /branch.*already exists/i,
    outcome: 'branch-exists',
  },
  {
    calls: ['changeFiles'],
    status: 422,
    message: /sha|already exists|does not exist/i,
    outcome: 'file-changed',
  },
  {
    calls: ['changeFiles'],
    status: 404,
    message: /file does not exist/i,
    outcome: 'file-changed',
  },
  {
    calls: ALL,
    status: 401,
    outcome: 'bad-credentials',
  },
  {
    calls: ALL,
    status: 403,
    outcome: 'not-allowed',
  },
  // An account that is not there.
  { calls: ['review'], status: 404, outcome: 'refused-input' },
  {
    calls: ALL,
    status: 404,
    outcome: 'not-found',
  },
  {
    calls: WRITES,
    status: 423,
    outcome: 'archived',
  },
  {
    calls: WRITES,
    status: 400,
    outcome: 'refused-input',
  },
  {
    calls: WRITES,
    status: 422,
    outcome: 'refused-input',
  },
  {
    calls: ALL,
    status: 'redirect',
    outcome: 'moved',
  },
  {
    calls: ALL,
    status: 'server',
    outcome: 'unavailable',
  },
];

function isStatus(wanted: number | 'redirect' | 'server', status: number) {
  if (wanted === 'redirect') return status >= 300 && status < 400;
  if (wanted === 'server') return status >= 500 || status === 429;
  return wanted === status;
}

/**
 * The error for an answer that is not a success. `where` names the repository, `message` is what the forge said,
 * already without secrets.
 *
 * @internal
 */
export function giteaError(options: {
  call: GiteaCall;
  status: number;
  message: string;
  where: string;
}): Error {
  const { call, status, message, where } = options;
  const row = GITEA_OUTCOMES.find(
    entry =>
      entry.calls.includes(call) &&
      isStatus(entry.status, status) &&
      (entry.message?.test(message) ?? true),
  );
  const said = message ? `${status}, "${message}"` : String(status);
  return outcomeError(row?.outcome, {
    where,
    integration: 'integrations.gitea',
    said,
  });
}
