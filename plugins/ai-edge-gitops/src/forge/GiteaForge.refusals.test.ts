import type { FakeServer, Answer } from '../__testUtils__/FakeServer';
import {
  API,
  failure,
  giteaFixture,
  proposal,
  TOKEN,
  type GiteaFixture,
} from '../__testUtils__/giteaFixture';
import { forgeConflictCode } from './forgeConflict';

let server: FakeServer;
let answers: GiteaFixture['answers'];
let forge: GiteaFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await giteaFixture());
});
afterEach(() => server.stop());

describe('what Gitea refuses', () => {
  it.each<[string, string, Answer, string, string | undefined]>([
    [
      'branch exists',
      'contents',
      { status: 422, body: { message: 'branch already exists [name: x]' } },
      'ConflictError',
      'branch-exists',
    ],
    [
      'branch exists, in the words of the branch route',
      'contents',
      { status: 409, body: { message: 'The branch already exists.' } },
      'ConflictError',
      'branch-exists',
    ],
    [
      'file is there',
      'contents',
      {
        status: 422,
        body: { message: 'repository file already exists [path: a]' },
      },
      'ConflictError',
      'file-changed',
    ],
    [
      'file is another',
      'contents',
      {
        status: 422,
        body: { message: 'sha does not match [given: 1, expected: 2]' },
      },
      'ConflictError',
      'file-changed',
    ],
    [
      'file is gone',
      'contents',
      {
        status: 422,
        body: { message: 'repository file does not exist [path: b]' },
      },
      'ConflictError',
      'file-changed',
    ],
    [
      'other 422',
      'contents',
      { status: 422, body: { message: '[Files]: Required' } },
      'InputError',
      undefined,
    ],
    [
      'base is gone',
      'contents',
      { status: 404, body: { message: 'branch does not exist' } },
      'NotFoundError',
      undefined,
    ],
    [
      'no right',
      'contents',
      {
        status: 403,
        body: { message: 'user should have a permission to write' },
      },
      'NotAllowedError',
      undefined,
    ],
    [
      'archived',
      'contents',
      { status: 423, body: { message: 'repo is archived' } },
      'NotAllowedError',
      undefined,
    ],
    [
      'wrong token',
      'contents',
      { status: 401, body: { message: `token ${TOKEN} is invalid` } },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'moved',
      'contents',
      { status: 307, headers: { location: '/elsewhere' }, body: '' },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'proxy error',
      'contents',
      { status: 502, body: `<html>${TOKEN}</html>` },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'pull request exists',
      'pulls',
      {
        status: 409,
        body: { message: 'pull request already exists for these targets' },
      },
      'ConflictError',
      'pull-request-exists',
    ],
    [
      'something else than a pull request',
      'pulls',
      { status: 201, body: { number: 'seven' } },
      'ServiceUnavailableError',
      undefined,
    ],
    [
      'no JSON',
      'pulls',
      { status: 201, body: 'ok' },
      'ServiceUnavailableError',
      undefined,
    ],
  ])('%s', async (_name, path, answer, name, code) => {
    answers[`POST ${API}/${path}`] = answer;
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe(name);
    expect(forgeConflictCode(error)).toBe(code);
    expect(error.message).toContain('/edge/models');
    expect(error.message).not.toContain(TOKEN);
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });
});
