import { inspect } from 'node:util';
import type { Answer, FakeServer } from '../__testUtils__/FakeServer';
import { failure } from '../__testUtils__/giteaFixture';
import {
  API,
  gitlabFixture,
  proposal,
  TOKEN,
  type GitlabFixture,
} from '../__testUtils__/gitlabFixture';
import { forgeConflictCode } from './forgeConflict';

let server: FakeServer;
let answers: GitlabFixture['answers'];
let forge: GitlabFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await gitlabFixture());
});
afterEach(() => server.stop());

const COMMIT = 'repository/commits';
const REQUEST = 'merge_requests';

const said = (status: number, message: unknown): Answer => ({
  status,
  body: { message },
});

describe('what GitLab refuses', () => {
  it.each<[string, string, Answer, string, string | undefined]>([
    [
      'branch exists',
      COMMIT,
      said(
        400,
        "A branch called 'x' already exists. Switch to that branch in order to make changes",
      ),
      'ConflictError',
      'branch-exists',
    ],
    [
      'branch is made in the same moment',
      COMMIT,
      said(400, 'Could not update refs/heads/x. Please refresh and try again.'),
      'ConflictError',
      'branch-exists',
    ],
    [
      'file is there',
      COMMIT,
      said(400, 'A file with this name already exists'),
      'ConflictError',
      'file-changed',
    ],
    [
      'file is another',
      COMMIT,
      said(400, 'The file has changed since you started editing it: b.yaml'),
      'ConflictError',
      'file-changed',
    ],
    [
      'file is gone',
      COMMIT,
      said(400, "A file with this name doesn't exist"),
      'ConflictError',
      'file-changed',
    ],
    [
      'branch that is too young to start from',
      COMMIT,
      said(400, 'You can only create or edit files when you are on a branch'),
      'ConflictError',
      'base-moved',
    ],
    [
      'revision that is gone',
      COMMIT,
      said(400, "Cannot find start_sha 'c0ffee'"),
      'ConflictError',
      'base-moved',
    ],
    [
      'protected branch',
      COMMIT,
      said(403, '403 Forbidden - You are not allowed to push into this branch'),
      'NotAllowedError',
      undefined,
    ],
    [
      'push rule',
      COMMIT,
      said(400, 'Commit message does not follow the pattern: pre-receive hook'),
      'NotAllowedError',
      undefined,
    ],
    [
      'parameters',
      COMMIT,
      { status: 400, body: { error: 'actions is missing' } },
      'InputError',
      undefined,
    ],
    [
      'too large',
      COMMIT,
      { status: 413, body: '<html></html>' },
      'InputError',
      undefined,
    ],
    [
      'wrong token',
      COMMIT,
      said(401, `401 Unauthorized: ${TOKEN}`),
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'token without the scope',
      COMMIT,
      {
        status: 403,
        body: { error: 'insufficient_scope', error_description: 'needs api' },
      },
      'NotAllowedError',
      undefined,
    ],
    [
      'no rights',
      COMMIT,
      said(404, '404 Project Not Found'),
      'NotFoundError',
      undefined,
    ],
    [
      'moved',
      COMMIT,
      { status: 301, headers: { location: '/elsewhere' }, body: '' },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'proxy error',
      COMMIT,
      { status: 502, body: `<html>${TOKEN}</html>` },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'merge request exists',
      REQUEST,
      said(409, [
        'Another open merge request already exists for this source branch: !38',
      ]),
      'ConflictError',
      'pull-request-exists',
    ],
    [
      'branch that a replica does not have yet',
      REQUEST,
      said(422, ['Source branch "x" does not exist']),
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'something else than a merge request',
      REQUEST,
      { status: 201, body: { iid: 'seven' } },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'no JSON',
      REQUEST,
      { status: 201, body: 'ok' },
      'ServiceUnavailableError',
      undefined,
    ],
  ])('%s', async (_name, path, answer, name, code) => {
    answers[`POST ${API}/${path}`] = answer;
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe(name);
    expect(forgeConflictCode(error)).toBe(code);
    expect(error.message).toContain('/edge/teams/models');
    // gitbeaker's own errors carry the request with its headers.
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(
      TOKEN,
    );
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  it.each([
    ["A file with this name doesn't exist", 'b.yaml, c.yaml'],
    ['A file with this name already exists', 'a/new.yaml'],
  ])('names the files that "%s" can mean', async (message, paths) => {
    answers[`POST ${API}/${COMMIT}`] = said(400, message);
    const error = await failure(forge().propose(proposal));
    expect(error.message).toContain(`for one of ${paths}`);
  });

  it('asks once only when there are too many requests, and says until when', async () => {
    answers[`POST ${API}/${COMMIT}`] = {
      status: 429,
      headers: { 'retry-after': '60', 'content-type': 'text/plain' },
      body: 'Retry later',
    };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toMatch(
      /takes no more requests .* until \d{4}-\d\d-\d\dT/,
    );
    expect(server.requests).toHaveLength(2);
  });

  it('names the faults of fields', async () => {
    answers[`POST ${API}/${REQUEST}`] = said(400, {
      title: ['is too long (maximum is 255 characters)'],
    });
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('InputError');
    expect(error.message).toContain('title is too long (maximum is 255');
  });
});
