import { FakeServer } from '../__testUtils__/FakeServer';
import {
  API,
  failure,
  giteaFixture,
  pull,
  type GiteaFixture,
} from '../__testUtils__/giteaFixture';

let server: FakeServer;
let answers: GiteaFixture['answers'];
let forge: GiteaFixture['forge'];

beforeEach(async () => {
  ({ server, answers, forge } = await giteaFixture());
});
afterEach(() => server.stop());

describe('reading', () => {
  it('knows a branch that is not there', async () => {
    await expect(forge().branchRevision('main')).resolves.toBe('c0ffee');
    await expect(forge().branchRevision('no/such')).resolves.toBeUndefined();
  });

  it('reads all pages, newest first, and tells forks apart', async () => {
    const page = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...pull, number: from + i }));
    answers[`GET ${API}/pulls?state=all&page=1&limit=50`] = {
      body: page(1, 30),
      headers: { 'x-total-count': '33' },
    };
    answers[`GET ${API}/pulls?state=all&page=2&limit=50`] = {
      body: [
        { ...pull, number: 31, state: 'closed', merged: true },
        { ...pull, number: 32, state: 'closed', title: '[WIP] x' },
        {
          ...pull,
          number: 33,
          head: { ref: 'main', repo: { full_name: 'eve/models' } },
        },
      ],
      headers: { 'x-total-count': '33' },
    };
    const pulls = await forge().listPullRequests('all');
    expect(pulls).toHaveLength(33);
    expect(pulls.slice(0, 3)).toMatchObject([
      { number: 33, branch: 'eve:main', state: 'open' },
      { number: 32, draft: true, state: 'closed' },
      { number: 31, state: 'merged' },
    ]);
  });

  it('reads the paths of a pull request, old names included', async () => {
    answers[`GET ${API}/pulls/7/files?page=1&limit=50`] = {
      body: [
        { filename: 'b', previous_filename: 'a' },
        { filename: 'c' },
        { filename: 'b' },
      ],
    };
    await expect(forge().changedPaths(7)).resolves.toEqual(['a', 'b', 'c']);
  });

  it('says that a server cannot be reached', async () => {
    const gone = forge();
    await server.stop();
    const error = await failure(gone.branchRevision('main'));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('cannot be reached');
    server = await FakeServer.start(() => undefined);
  });
});
