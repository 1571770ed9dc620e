import { ConflictError, InputError } from '@backstage/errors';
import type { PullRequest } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { PlannedProposal } from './PlannedProposal';
import { ProposalOpener } from './ProposalOpener';

const HASH = 'a'.repeat(64);
const BRANCH = 'ai-edge/deploy/bike-aaaaaaaaaa';

function pullOn(branch: string): PullRequest {
  return {
    number: 1,
    url: 'https://git.example.com/pulls/1',
    title: '',
    body: '',
    state: 'open',
    branch,
    base: 'main',
    createdAt: '2026-01-01T00:00:00.000Z',
  };
}

function plan(change: Partial<PlannedProposal> = {}) {
  const propose = jest.fn(async ({ branch }: { branch: string }) =>
    pullOn(branch),
  );
  const open = jest.fn(async (): Promise<PullRequest[]> => []);
  const askForReview = jest.fn(async () => {});
  const past = new Set<string>();
  const planned = {
    repository: {
      config: { name: 'models' },
      forge: { type: 'gitea', propose, askForReview },
      reviews: { open, add: jest.fn(), pastBranches: () => past },
    },
    intent: {
      kind: 'deploy',
      gitops: 'models',
      model: { name: 'bike' },
      artifact: { uri: 'oci://example.com/bike:v1' },
    },
    hash: HASH,
    plan: {
      files: [{ path: 'a', change: 'create', after: 'x' }],
      sites: [],
      applications: { added: 1, removed: 0 },
      findings: [],
    },
    sites: [],
    sitesSha256: '',
    findings: [],
    base: { branch: 'main', revision: 'one' },
    ...change,
  } as unknown as PlannedProposal;
  return { planned, propose, open, past, askForReview };
}

describe('ProposalOpener', () => {
  const opener = ProposalOpener.create({ pauseMs: 1 });
  const replan = jest.fn();
  beforeEach(() => replan.mockReset());

  it('puts the labels of the repository on the pull request', async () => {
    const { planned, propose } = plan();
    planned.repository.config.labels = ['ai-edge'];
    await opener.open(planned, { replan });
    expect(propose).toHaveBeenCalledWith(
      expect.objectContaining({ labels: ['ai-edge'] }),
    );
  });

  it('takes the next name when a branch was left without a pull request', async () => {
    const { planned, propose } = plan();
    propose
      .mockRejectedValueOnce(new ConflictError('branch-exists: taken'))
      .mockRejectedValueOnce(new ConflictError('branch-exists: another'));
    await expect(opener.open(planned, { replan })).resolves.toMatchObject({
      branch: `${BRANCH}-2`,
      created: true,
    });
    expect(propose.mock.lastCall?.[0]).not.toHaveProperty('reuseBranch');
  });

  it('takes over a branch that an attempt left which could not open its pull request', async () => {
    const { planned, propose } = plan();
    propose.mockRejectedValueOnce(new ConflictError('branch-exists: taken'));
    await expect(opener.open(planned, { replan })).resolves.toMatchObject({
      branch: BRANCH,
      created: true,
    });
    expect(propose.mock.calls.map(([options]) => options)).toEqual([
      expect.not.objectContaining({ reuseBranch: true }),
      expect.objectContaining({ branch: BRANCH, reuseBranch: true }),
    ]);
  });

  it('asks the reviewers whom an open pull request does not have', async () => {
    const { planned, propose, open, askForReview } = plan();
    const pull = { ...pullOn(BRANCH), reviewers: ['Ann'] };
    open.mockResolvedValue([pull]);
    const reviewers = ['ann', 'bo', 'cy'];
    await expect(
      opener.open(planned, { replan, reviewers }),
    ).resolves.toMatchObject({ number: 1, created: false });
    expect(askForReview.mock.calls).toEqual([[pull, ['bo', 'cy']]]);
    expect(propose).not.toHaveBeenCalled();
  });

  it('asks nobody again, and passes on who cannot be asked', async () => {
    const { planned, open, askForReview } = plan();
    open.mockResolvedValue([{ ...pullOn(BRANCH), reviewers: ['ann'] }]);
    await opener.open(planned, { replan, reviewers: ['ann'] });
    await opener.open(planned, { replan });
    expect(askForReview).not.toHaveBeenCalled();

    askForReview.mockRejectedValue(new InputError('there is no bo'));
    await expect(
      opener.open(planned, { replan, reviewers: ['bo'] }),
    ).rejects.toThrow('there is no bo');
  });

  it('waits for the pull request of whoever was faster', async () => {
    const { planned, propose, open } = plan();
    propose.mockRejectedValueOnce(new ConflictError('branch-exists: taken'));
    open
      .mockResolvedValueOnce([])
      .mockResolvedValueOnce([])
      .mockResolvedValueOnce([pullOn(BRANCH)]);
    await expect(opener.open(planned, { replan })).resolves.toMatchObject({
      number: 1,
      created: false,
    });
    expect(propose).toHaveBeenCalledTimes(1);
  });

  it('does not try names whose pull request is over', async () => {
    const { planned, propose, past } = plan();
    past.add(BRANCH).add(`${BRANCH}-2`);
    await opener.open(planned, { replan });
    expect(propose.mock.calls.map(([{ branch }]) => branch)).toEqual([
      `${BRANCH}-3`,
    ]);
  });

  it('plans once more when the branch has moved, on the new commit', async () => {
    const { planned, propose } = plan();
    propose.mockRejectedValueOnce(new ConflictError('base-moved: elsewhere'));
    replan.mockResolvedValue({
      ...planned,
      base: { branch: 'main', revision: 'two' },
    });
    await opener.open(planned, { replan });
    expect(propose.mock.lastCall?.[0]).toMatchObject({
      branch: BRANCH,
      base: { revision: 'two' },
    });
  });

  it('gives up when it moves again, and when other sites result', async () => {
    const moving = plan();
    moving.propose.mockRejectedValue(new ConflictError('base-moved: again'));
    replan.mockResolvedValue(moving.planned);
    await expect(opener.open(moving.planned, { replan })).rejects.toThrow(
      'base-moved: again',
    );
    expect(moving.propose).toHaveBeenCalledTimes(2);

    replan.mockResolvedValue({ ...moving.planned, hash: 'b'.repeat(64) });
    await expect(opener.open(moving.planned, { replan })).rejects.toThrow(
      /^inventory-moved: /,
    );
  });

  it('passes on what the forge refuses', async () => {
    const { planned, propose } = plan();
    propose.mockRejectedValue(new Error('the forge is on fire'));
    await expect(opener.open(planned, { replan })).rejects.toThrow('on fire');
    expect(propose).toHaveBeenCalledTimes(1);
  });
});
