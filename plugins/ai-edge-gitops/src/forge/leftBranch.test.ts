import type { FakeServer } from '../__testUtils__/FakeServer';
import {
  API,
  failure,
  giteaFixture,
  proposal,
  pull,
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

const BRANCH = `GET ${API}/branches/${proposal.branch}`;
const COMMIT = `GET ${API}/git/commits/1eft`;

/** What `git show` prints of the commit of {@link proposal}. */
const DIFF = `
diff --git a/a/new.yaml b/a/new.yaml
new file mode 100644
index 0000000..80dd562
--- /dev/null
+++ b/a/new.yaml
@@ -0,0 +1 @@
+höhe: 1
diff --git a/b.yaml b/b.yaml
index ce01362..b023018 100644
--- a/b.yaml
+++ b/b.yaml
@@ -1 +1 @@
-hello
+bye
diff --git a/c.yaml b/c.yaml
deleted file mode 100644
index e69de29..0000000
`;

function leave(commit: object = {}, diff: string = DIFF) {
  answers[BRANCH] = { body: { commit: { id: '1eft' } } };
  answers[COMMIT] = { body: { parents: [{ sha: 'c0ffee' }], ...commit } };
  answers[`${COMMIT}.diff`] = { body: diff };
}

describe('a branch without a pull request', () => {
  it('leaves no branch behind when the pull request is refused', async () => {
    answers[`POST ${API}/pulls`] = { status: 422, body: { message: 'no' } };
    answers[`DELETE ${API}/branches/ai-edge/deploy/bike-0123456789`] = {
      status: 204,
      body: '',
    };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('InputError');
    expect(server.log.at(-1)).toBe(
      `DELETE ${API}/branches/ai-edge/deploy/bike-0123456789`,
    );
  });

  it('says that a branch is left when it cannot be removed', async () => {
    answers[`POST ${API}/pulls`] = { status: 422, body: { message: 'no' } };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('InputError');
    expect(error.message).toContain(
      'its branch ai-edge/deploy/bike-0123456789 is left',
    );
  });

  it('keeps the branch when nobody knows whether the pull request was made', async () => {
    answers[`POST ${API}/pulls`] = 'silence';
    const error = await failure(forge({ timeout: 200 }).propose(proposal));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('did not answer within 0.2 s');
    expect(server.log.filter(line => line.startsWith('DELETE'))).toEqual([]);
  });

  it('keeps the branch for the next try when Gitea breaks off', async () => {
    answers[`POST ${API}/pulls`] = [
      { status: 503, body: 'busy' },
      { status: 201, body: pull },
    ];
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(server.log.filter(line => line.startsWith('DELETE'))).toEqual([]);
    leave();
    await expect(
      forge().propose({ ...proposal, reuseBranch: true }),
    ).resolves.toMatchObject({ number: 7 });
    expect(
      server.log.filter(line => line === `POST ${API}/contents`),
    ).toHaveLength(1);
  });

  it('takes over what an attempt left, in at most six calls', async () => {
    leave();
    answers[`POST ${API}/pulls/7/requested_reviewers`] = {
      status: 201,
      body: [],
    };
    await expect(
      forge().propose({ ...proposal, reuseBranch: true, reviewers: ['ann'] }),
    ).resolves.toMatchObject({ number: 7, branch: proposal.branch });
    expect(server.log).toEqual([
      `GET ${API}/branches/main`,
      `GET ${API}/branches/${proposal.branch}`,
      `GET ${API}/git/commits/1eft`,
      `GET ${API}/git/commits/1eft.diff`,
      `POST ${API}/pulls`,
      `POST ${API}/pulls/7/requested_reviewers`,
    ]);
  });

  it.each<[string, () => void]>([
    ['is gone', () => delete answers[BRANCH]],
    ['starts elsewhere', () => leave({ parents: [{ sha: 'f00d' }] })],
    [
      'is a merge',
      () => leave({ parents: [{ sha: 'c0ffee' }, { sha: 'f00d' }] }),
    ],
    ['holds other files', () => leave({}, DIFF.replace('ce01362', 'ce01363'))],
    ['has no diff to see', () => delete answers[`${COMMIT}.diff`]],
  ])('takes over no branch that %s', async (_what, change) => {
    leave();
    change();
    const error = await failure(
      forge().propose({ ...proposal, reuseBranch: true }),
    );
    expect(forgeConflictCode(error)).toBe('branch-exists');
    expect(server.log.filter(line => !line.startsWith('GET'))).toEqual([]);
  });
});
