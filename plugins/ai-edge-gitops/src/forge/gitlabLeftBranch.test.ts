import type { FakeServer } from '../__testUtils__/FakeServer';
import { failure } from '../__testUtils__/giteaFixture';
import {
  API,
  BRANCH,
  COMPARE,
  compared,
  DIFFS,
  gitlabFixture,
  mergeRequest,
  proposal,
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

const LEFT = `${BRANCH}/${encodeURIComponent(proposal.branch)}`;
function leave(diffs: object[] = DIFFS, commits: object[] = []) {
  answers[COMPARE] = compared(diffs, commits);
}

describe('a branch without a merge request', () => {
  it('goes with the merge request that is refused', async () => {
    answers[`POST ${API}/merge_requests`] = { status: 422, body: {} };
    answers[`DELETE ${LEFT}`] = { status: 204, body: '' };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('InputError');
    expect(server.log.at(-1)).toBe(`DELETE ${LEFT}`);
  });

  it('is named when it cannot be removed', async () => {
    answers[`POST ${API}/merge_requests`] = { status: 403, body: {} };
    const error = await failure(forge().propose(proposal));
    expect(error.name).toBe('NotAllowedError');
    expect(error.message).toContain(`its branch ${proposal.branch} is left`);
  });

  it('stays when nobody knows whether the merge request was made, for the next try', async () => {
    answers[`POST ${API}/merge_requests`] = 'silence';
    const error = await failure(forge({ timeout: 200 }).propose(proposal));
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain('did not answer within 0.2 s');
    answers[`POST ${API}/merge_requests`] = { status: 201, body: mergeRequest };
    leave();
    const before = server.requests.length;
    await expect(
      forge().propose({ ...proposal, reuseBranch: true }),
    ).resolves.toMatchObject({ number: 7, branch: proposal.branch });
    expect(server.log.slice(before)).toEqual([
      `GET ${BRANCH}/main`,
      COMPARE,
      `POST ${API}/merge_requests`,
    ]);
    expect(server.log.filter(line => line.startsWith('DELETE'))).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['is gone', () => delete answers[COMPARE]],
    ['has another commit', () => leave(DIFFS, [{ id: 'x', parent_ids: [] }])],
    ['holds a file less', () => leave(DIFFS.slice(1))],
    [
      'holds another file',
      () =>
        leave([
          { ...DIFFS[0], old_path: 'x', new_path: 'x' },
          ...DIFFS.slice(1),
        ]),
    ],
    [
      'holds another content',
      () =>
        leave([
          DIFFS[0],
          { ...DIFFS[1], diff: '@@ -1 +1 @@\n-hello\n+by\n' },
          DIFFS[2],
        ]),
    ],
    [
      'starts from another content',
      () =>
        leave([
          DIFFS[0],
          { ...DIFFS[1], diff: '@@ -1 +1 @@\n-hell\n+bye\n' },
          DIFFS[2],
        ]),
    ],
    [
      'changes a mode',
      () => leave([DIFFS[0], { ...DIFFS[1], b_mode: '100755' }, DIFFS[2]]),
    ],
    [
      'has a diff too long to see',
      () => leave([DIFFS[0], { ...DIFFS[1], diff: '' }, DIFFS[2]]),
    ],
  ])('is not taken over when it %s', async (_what, change) => {
    leave();
    change();
    const error = await failure(
      forge().propose({ ...proposal, reuseBranch: true }),
    );
    expect(forgeConflictCode(error)).toBe('branch-exists');
    expect(server.log.filter(line => !line.startsWith('GET'))).toEqual([]);
  });
});
