import type { FakeServer } from '../__testUtils__/FakeServer';
import {
  API,
  failure,
  giteaFixture,
  proposal,
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

const pullRequest = { number: 7, url: pull.html_url };

describe('reviewers', () => {
  it('marks drafts and asks reviewers', async () => {
    answers[`POST ${API}/pulls/7/requested_reviewers`] = {
      status: 201,
      body: [],
    };
    await forge().propose({
      ...proposal,
      draft: true,
      reviewers: ['ann', 'bo'],
    });
    expect(server.requests[2].body.title).toBe('WIP: Deploy bike');
    expect(server.requests[3].body).toEqual({ reviewers: ['ann', 'bo'] });
    expect(server.requests).toHaveLength(4);
  });

  it('says that the pull request is open when a reviewer is refused', async () => {
    answers[`POST ${API}/pulls/7/requested_reviewers`] = {
      status: 422,
      body: { message: 'user does not exist [name: nobody]' },
    };
    const error = await failure(
      forge().propose({ ...proposal, reviewers: ['nobody'] }),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^pull request #7 is open, but its reviewers were not asked.*nobody/,
    );
  });

  it('names the accounts and the url, and blames the input for an account that is not there', async () => {
    answers[`POST ${API}/pulls/7/requested_reviewers`] = {
      status: 404,
      body: { message: 'user does not exist [uid: 0, name: nobody]' },
    };
    const error = await failure(
      forge().askForReview(pullRequest, ['ann', 'nobody']),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^pull request #7 is open, but its reviewers were not asked \(ann, nobody\), see https:\/\/git\.example\.com\/edge\/models\/pulls\/7;/,
    );
    expect(error.message).toContain('name: nobody');
    expect(error.message).not.toContain('no such repository');
  });

  it('tells who is asked already', async () => {
    answers[`GET ${API}/pulls?state=open&page=1&limit=50`] = {
      body: [
        { ...pull, requested_reviewers: [{ login: 'ann' }, { login: 'bo' }] },
        { ...pull, number: 8, requested_reviewers: null },
      ],
    };
    const [other, asked] = await forge().listPullRequests('open');
    expect(asked.reviewers).toEqual(['ann', 'bo']);
    expect(other).not.toHaveProperty('reviewers');
  });
});
