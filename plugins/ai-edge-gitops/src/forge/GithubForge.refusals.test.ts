import { inspect } from 'node:util';
import type { Answer, FakeServer } from '../__testUtils__/FakeServer';
import {
  githubFixture,
  GITHUB_TOKEN,
  REPO,
  type GithubFixture,
} from '../__testUtils__/githubFixture';
import { failure, proposal } from '../__testUtils__/giteaFixture';
import { forgeConflictCode } from './forgeConflict';

let server: FakeServer;
let answers: GithubFixture['answers'];
let forge: GithubFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await githubFixture());
});
afterEach(() => server.stop());

const TREES = `POST ${REPO}/git/trees`;
const REFS = `POST ${REPO}/git/refs`;
const PULLS = `POST ${REPO}/pulls`;

function refused(status: number, message: string, more: object = {}): Answer {
  return { status, body: { message, documentation_url: 'https://x', ...more } };
}

const validation = (message: string) =>
  refused(422, 'Validation Failed', {
    errors: [{ resource: 'PullRequest', code: 'custom', message }],
  });

it.each<[string, string, Answer, string, string | undefined]>([
  [
    'branch exists',
    REFS,
    refused(422, 'Reference already exists'),
    'ConflictError',
    'branch-exists',
  ],
  [
    'pull request exists',
    PULLS,
    validation('A pull request already exists for edge:x.'),
    'ConflictError',
    'pull-request-exists',
  ],
  [
    'file to delete is gone',
    TREES,
    refused(422, 'GitRPC::BadObjectState'),
    'ConflictError',
    'file-changed',
  ],
  [
    'nothing to merge',
    PULLS,
    validation('No commits between main and x'),
    'InputError',
    undefined,
  ],
  [
    'other 422',
    PULLS,
    refused(422, 'Validation Failed', {
      errors: [{ resource: 'PullRequest', field: 'head', code: 'invalid' }],
    }),
    'InputError',
    undefined,
  ],
  [
    'no right',
    REFS,
    refused(403, 'Resource not accessible by personal access token'),
    'NotAllowedError',
    undefined,
  ],
  [
    'archived',
    TREES,
    refused(403, 'Repository was archived so is read-only.'),
    'NotAllowedError',
    undefined,
  ],
  ['hidden', TREES, refused(404, 'Not Found'), 'NotFoundError', undefined],
  [
    'wrong token',
    'base',
    refused(401, `Bad credentials ${GITHUB_TOKEN}`),
    'ServiceUnavailableError',
    undefined,
  ],
  [
    'hidden, over GraphQL',
    'base',
    {
      body: {
        data: { repository: null },
        errors: [
          {
            type: 'NOT_FOUND',
            path: ['repository'],
            message: `Could not resolve to a Repository with the name 'edge/models'.`,
          },
        ],
      },
    },
    'NotFoundError',
    undefined,
  ],
  [
    'moved',
    PULLS,
    { status: 307, headers: { location: '/elsewhere' }, body: '' },
    'ServiceUnavailableError',
    undefined,
  ],
  [
    'proxy error',
    PULLS,
    { status: 502, body: `<html>${GITHUB_TOKEN}</html>` },
    'ServiceUnavailableError',
    undefined,
  ],
  [
    'something else than a pull request',
    PULLS,
    { status: 201, body: { number: 'seven' } },
    'ServiceUnavailableError',
    undefined,
  ],
  [
    'no JSON',
    TREES,
    { status: 201, body: 'ok' },
    'ServiceUnavailableError',
    undefined,
  ],
])('%s', async (_name, call, answer, name, code) => {
  answers[call] = answer;
  const error = await failure(forge().propose(proposal));
  expect(error.name).toBe(name);
  expect(forgeConflictCode(error)).toBe(code);
  expect(error.message).toContain('/edge/models');
  // Octokit's own errors hold the headers of the request.
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(
    GITHUB_TOKEN,
  );
});

it.each<[string, Answer, string]>([
  [
    'until the reset of the hour',
    {
      ...refused(403, 'API rate limit exceeded for installation ID 1.'),
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '1795000000',
      },
    },
    'until 2026-11-18T11:06:40.000Z',
  ],
  [
    'for as long as it says',
    {
      ...refused(403, 'You have exceeded a secondary rate limit.'),
      headers: { 'retry-after': '60' },
    },
    'until 20',
  ],
  ['for now', refused(429, 'Too many requests'), 'for now'],
  [
    'for now, over GraphQL',
    { body: { errors: [{ type: 'RATE_LIMITED', message: 'exceeded' }] } },
    'for now',
  ],
])('takes no more requests %s', async (_when, answer, words) => {
  answers.base = answer;
  const error = await failure(forge().propose(proposal));
  expect(error.name).toBe('ServiceUnavailableError');
  expect(error.message).toContain(
    `takes no more requests from the account of integrations.github ${words}`,
  );
});

it('keeps the branch when nobody knows whether the pull request was made', async () => {
  answers[PULLS] = 'silence';
  const error = await failure(forge({ timeout: 200 }).propose(proposal));
  expect(error.name).toBe('ServiceUnavailableError');
  expect(error.message).toContain('did not answer within 0.2 s');
  expect(server.log.filter(line => line.startsWith('DELETE'))).toEqual([]);
});

it('says that a branch is left when it cannot be removed', async () => {
  answers[PULLS] = validation('no');
  const error = await failure(forge().propose(proposal));
  expect(error.name).toBe('InputError');
  expect(error.message).toContain(`its branch ${proposal.branch} is left`);
});

it('says that a server cannot be reached', async () => {
  const gone = forge();
  await server.stop();
  const error = await failure(gone.listPullRequests('open'));
  expect(error.name).toBe('ServiceUnavailableError');
  expect(error.message).toContain('cannot be reached');
});
