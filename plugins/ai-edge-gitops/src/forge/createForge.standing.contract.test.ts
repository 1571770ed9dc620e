import {
  BRANCH,
  contractFixture,
  FORGES,
  type ContractFixture,
} from '../__testUtils__/forgeContract';
import { LabForge } from '../__testUtils__/LabForge';
import { failure } from '../__testUtils__/giteaFixture';
import type { Forge } from '../types';

// Every call runs git.
jest.setTimeout(60_000);

let lab: LabForge;
beforeAll(async () => {
  lab = await LabForge.start();
});
afterAll(() => lab?.stop());

/** How a CI says something in each dialect. */
const CI: Record<string, (url: string, sha: string) => [string, string]> = {
  gitea: (url, sha) => [url.replace('/edge/', '/api/v1/repos/edge/'), sha],
  github: (url, sha) => [url.replace('/edge/', '/api/v3/repos/edge/'), sha],
  gitlab: (url, sha) => [
    url.replace(/\/edge\/(.*)/, '/api/v4/projects/edge%2F$1'),
    sha,
  ],
};

describe.each(FORGES)('%s %j', (type, options) => {
  let fixture: ContractFixture;
  let forge: Forge;

  beforeEach(async () => {
    fixture = await contractFixture(lab, type, options);
    forge = fixture.forge();
  });

  const standing = async () => {
    const found = await forge.standing?.(1);
    if (!found) throw new Error('the forge tells nothing');
    return found;
  };

  const say = async (context: string, state: string, sha: string) => {
    const [api, commit] = CI[type](fixture.url, sha);
    const words: Record<string, string> =
      type === 'gitlab' ? { failure: 'failed', pending: 'running' } : {};
    const answer = await fetch(`${api}/statuses/${commit}`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer lab-forge-ada',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ context, state: words[state] ?? state }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };

  it('tells checks and mergeability of the newest commit, in at most three calls', async () => {
    const pull = await forge.propose(fixture.proposal());
    const sha = String(pull.headRevision);
    expect(sha).toBe(await forge.branchRevision(BRANCH));
    fixture.calls.length = 0;
    await expect(standing()).resolves.toEqual({
      headRevision: sha,
      checks: { state: 'none', passed: 0, total: 0, failed: [] },
      mergeable: true,
    });
    expect(fixture.calls.length).toBeLessThanOrEqual(3);
    await say('build', 'success', sha);
    await say('lint', 'pending', sha);
    expect((await standing()).checks).toEqual({
      state: 'pending',
      passed: 1,
      total: 2,
      failed: [],
    });
    // The newest of a name counts.
    await say('lint', 'failure', sha);
    await say('impact', 'failure', sha);
    expect((await standing()).checks).toEqual({
      state: 'failed',
      passed: 1,
      total: 3,
      failed: ['impact', 'lint'],
    });
    await say('lint', 'success', sha);
    await say('impact', 'success', sha);
    expect((await standing()).checks.state).toBe('passed');
    await lab.git(
      fixture.url,
      ['checkout', '--quiet', BRANCH],
      ['commit', '--quiet', '--allow-empty', '-m', 'more'],
      ['push', '--quiet', 'origin', BRANCH],
    );
    // A forge takes a pushed commit into its pull request after it has answered the push.
    let after = await standing();
    for (let i = 0; i < 100 && after.headRevision === sha; i++) {
      after = await standing();
    }
    expect(after.headRevision).not.toBe(sha);
    expect(after.checks.state).toBe('none');
  });

  it('says that it cannot be merged once the base has moved against it', async () => {
    await forge.propose(fixture.proposal());
    await lab.git(
      fixture.url,
      ['rm', '--quiet', 'b.yaml'],
      ['commit', '--quiet', '-m', 'other'],
      ['push', '--quiet', 'origin', 'main'],
    );
    expect((await standing()).mergeable).toBe(false);
  });

  it('holds nothing against a draft but conflicts', async () => {
    await forge.propose(fixture.proposal({ draft: true }));
    expect((await standing()).mergeable).not.toBe(false);
  });

  it('says when it ended, and nothing of merging it', async () => {
    const pull = await forge.propose(fixture.proposal());
    expect(pull.endedAt).toBeUndefined();
    await lab.gitea('PATCH', fixture.url, '/pulls/1', { state: 'closed' });
    const [closed] = await forge.listPullRequests('closed');
    expect(Date.parse(closed.endedAt ?? '')).toBeGreaterThanOrEqual(
      Math.floor(Date.parse(pull.createdAt) / 1000) * 1000,
    );
    expect(closed.headRevision).toBe(pull.headRevision);
    expect(await standing()).not.toHaveProperty('mergeable');
  });

  it('has a ref that Git fetches the newest commit by', async () => {
    const pull = await forge.propose(fixture.proposal());
    const ref = String(forge.pullRequestRef?.(1));
    const sha = await lab.git(
      fixture.url,
      ['fetch', '--quiet', 'origin', ref],
      ['rev-parse', 'FETCH_HEAD'],
    );
    expect(sha.trim()).toBe(pull.headRevision);
  });

  it('takes comments', async () => {
    await forge.propose(fixture.proposal());
    await forge.comment?.(1, 'The base has moved.\n\n* `b.yaml`');
    const comments = await lab.gitea('GET', fixture.url, '/issues/1/comments');
    expect(comments).toMatchObject([
      { user: { login: 'portal' }, body: 'The base has moved.\n\n* `b.yaml`' },
    ]);
    const empty = await failure(Promise.resolve(forge.comment?.(1, ' ')));
    expect(empty.message).toBe('text: must not be empty');
    const missing = await failure(Promise.resolve(forge.comment?.(9, 'x')));
    expect(missing.name).toBe('NotFoundError');
  });

  it('changes title and text, each alone, and keeps a draft one', async () => {
    await forge.propose(fixture.proposal({ draft: true }));
    await forge.edit?.(1, { body: 'Another\ntext' });
    await forge.edit?.(1, { title: 'Deploy bike v2' });
    const [pull] = await forge.listPullRequests('open');
    expect(pull).toMatchObject({ body: 'Another\ntext', draft: true });
    expect(pull.title).toContain('Deploy bike v2');
    const nothing = await failure(Promise.resolve(forge.edit?.(1, {})));
    expect(nothing.name).toBe('InputError');
  });
});
