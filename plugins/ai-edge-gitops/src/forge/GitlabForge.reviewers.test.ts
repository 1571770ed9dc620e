import type { FakeServer } from '../__testUtils__/FakeServer';
import { failure } from '../__testUtils__/giteaFixture';
import {
  API,
  gitlabFixture,
  mergeRequest,
  proposal,
  type GitlabFixture,
} from '../__testUtils__/gitlabFixture';

let server: FakeServer;
let answers: GitlabFixture['answers'];
let forge: GitlabFixture['forge'];

const MEMBERS = `GET ${API}/members/all?per_page=100`;
const ann = { id: 11, username: 'ann' };
const bo = { id: 12, username: 'bo' };
const cy = { id: 13, username: 'Cy' };

beforeEach(async () => {
  ({ server, answers, forge } = await gitlabFixture());
  for (const user of [ann, bo]) {
    answers[`GET /api/v4/users?username=${user.username}`] = { body: [user] };
  }
  answers['GET /api/v4/users?username=nobody'] = { body: [] };
  answers[MEMBERS] = { body: [ann] };
});
afterEach(() => server.stop());

function opensWith(reviewers: { id: number; username: string }[]) {
  answers[`POST ${API}/merge_requests`] = {
    status: 201,
    body: { ...mergeRequest, reviewers },
  };
}

describe('reviewers', () => {
  it('are asked by their ids', async () => {
    opensWith([ann]);
    const pull = await forge().propose({
      ...proposal,
      reviewers: ['Ann', 'ann'],
    });
    expect(pull.reviewers).toEqual(['ann']);
    expect(server.log[1]).toBe('GET /api/v4/users?username=ann');
    expect(server.requests.at(-1)?.body.reviewer_ids).toEqual([11]);
    expect(server.requests).toHaveLength(5);
  });

  it('need not be members', async () => {
    opensWith([ann, bo]);
    await forge().propose({ ...proposal, reviewers: ['ann', 'bo'] });
    expect(server.requests.at(-1)?.body.reviewer_ids).toEqual([11, 12]);
    expect(server.requests).toHaveLength(6);
  });

  it('are found among the members when they are many, within six calls', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `user-${index}`);
    const users = names.map((username, id) => ({ id, username }));
    opensWith(users);
    answers[MEMBERS] = { body: users };
    await forge().propose({ ...proposal, reviewers: names });
    expect(server.requests.at(-1)?.body.reviewer_ids).toHaveLength(20);
    expect(server.requests).toHaveLength(5);
  });

  it('stop the proposal before anything is written when GitLab does not know them', async () => {
    const error = await failure(
      forge().propose({ ...proposal, reviewers: ['ann', 'nobody'] }),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^reviewers: .*\/models has no account nobody$/,
    );
    expect(server.log.filter(line => !line.startsWith('GET'))).toEqual([]);
  });

  it('that GitLab leaves out without a word are named', async () => {
    opensWith([ann]);
    const error = await failure(
      forge().propose({ ...proposal, reviewers: ['ann', 'bo'] }),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^pull request #7 is open, but its reviewers were not asked \(bo\), see https:/,
    );
  });

  it('are added to those that are asked already', async () => {
    answers[`GET ${API}/merge_requests/7`] = {
      body: { ...mergeRequest, reviewers: [cy] },
    };
    answers[`PUT ${API}/merge_requests/7`] = {
      body: { ...mergeRequest, reviewers: [cy, ann] },
    };
    const pull = { number: 7, url: mergeRequest.web_url };
    await forge().askForReview(pull, ['ann']);
    expect(server.requests.at(-1)?.body).toEqual({ reviewer_ids: [13, 11] });

    const error = await failure(forge().askForReview(pull, ['nobody']));
    expect(error.name).toBe('InputError');
    expect(error.message).toContain(
      'pull request #7 is open, but its reviewers were not asked (nobody)',
    );
  });
});
