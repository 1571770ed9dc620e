import {
  BRANCH,
  contractFixture,
  FORGES,
  type ContractFixture,
} from '../__testUtils__/forgeContract';
import { LabForge } from '../__testUtils__/LabForge';

// Every call runs git.
jest.setTimeout(60_000);

let lab: LabForge;
beforeAll(async () => {
  lab = await LabForge.start();
});
afterAll(() => lab?.stop());

describe.each(FORGES)('%s %j', (type, options) => {
  let fixture: ContractFixture;

  const forge: ContractFixture['forge'] = more => fixture.forge(more);
  const proposal: ContractFixture['proposal'] = more => fixture.proposal(more);

  beforeEach(async () => {
    fixture = await contractFixture(lab, type, options);
  });

  it('makes one commit on the base with exactly the files, and its pull request', async () => {
    const pull = await forge().propose(proposal());
    expect(pull).toMatchObject({
      number: 1,
      title: 'Deploy bike',
      body: 'What it does',
      state: 'open',
      branch: BRANCH,
      base: 'main',
      author: 'portal',
      draft: false,
    });
    expect(new URL(pull.url).origin).toBe(lab.url);
    const shown = await lab.git(
      fixture.url,
      ['config', 'core.quotePath', 'false'],
      [
        'show',
        '--no-renames',
        '--raw',
        '--abbrev=4',
        '--format=%P%n%an%n%B',
        `origin/${BRANCH}`,
      ],
    );
    expect(shown.split('\n').filter(Boolean)).toEqual([
      proposal().base.revision,
      'Developer Portal',
      'Deploy bike to 2 sites',
      'Requested-by: user:default/ann',
      expect.stringMatching(/^:000000 100644 .* A\ta\/höhe\.yaml$/),
      expect.stringMatching(/^:100644 100644 .* M\tb\.yaml$/),
      expect.stringMatching(/^:100644 000000 .* D\tc\/d\.yaml$/),
    ]);
    const content = await lab.git(fixture.url, [
      'show',
      `origin/${BRANCH}:a/höhe.yaml`,
    ]);
    expect(content).toBe('höhe: 1\n');
    await expect(forge().changedPaths(1)).resolves.toEqual([
      'a/höhe.yaml',
      'b.yaml',
      'c/d.yaml',
    ]);
  });

  it('takes any number of files, reviewers and a draft in at most six calls', async () => {
    const many = Array.from({ length: 250 }, (_, i) => ({
      path: `models/bike/targets/hub-${i % 9}.s${i}.yaml`,
      change: 'create' as const,
      after: `site: ${i}\n`,
    }));
    const pull = await forge().propose(
      proposal({ files: many, draft: true, reviewers: ['ada'] }),
    );
    expect(fixture.calls.length).toBeLessThanOrEqual(6);
    expect(pull).toMatchObject({ draft: true });
    const [listed] = await forge().listPullRequests('open');
    expect(listed).toMatchObject({ draft: true, reviewers: ['ada'] });
    await expect(forge().changedPaths(1)).resolves.toHaveLength(250);
  });

  it('labels what it opens, with one call more', async () => {
    const color = '#ededed';
    await lab.gitea('POST', fixture.url, '/labels', { name: 'ai-edge', color });
    await forge().propose(
      proposal({ reviewers: ['ada'], labels: ['ai-edge'] }),
    );
    expect(fixture.calls.length).toBeLessThanOrEqual(7);
    await expect(lab.labels(fixture.url, 1)).resolves.toEqual(['ai-edge']);
  });

  it('tells branches, and pull requests by their state', async () => {
    await expect(forge().branchRevision('no/such')).resolves.toBeUndefined();
    await forge().propose(proposal());
    await forge().propose(
      proposal({
        branch: `${BRANCH}-2`,
        files: [
          { path: 'e.yaml', change: 'update', before: 'e\n', after: 'E\n' },
        ],
      }),
    );
    await lab.gitea('POST', fixture.url, '/pulls/1/merge', { Do: 'merge' });
    await lab.gitea('PATCH', fixture.url, '/pulls/2', { state: 'closed' });
    await forge().propose(
      proposal({
        base: {
          branch: 'main',
          revision: String(await forge().branchRevision('main')),
        },
        branch: `${BRANCH}-3`,
        files: [{ path: 'f.yaml', change: 'create', after: 'f\n' }],
      }),
    );
    const states = async (state: 'open' | 'closed' | 'all') =>
      (await forge().listPullRequests(state)).map(
        pull => `${pull.number} ${pull.state}`,
      );
    await expect(states('all')).resolves.toEqual([
      '3 open',
      '2 closed',
      '1 merged',
    ]);
    await expect(states('open')).resolves.toEqual(['3 open']);
    await expect(states('closed')).resolves.toEqual(['2 closed', '1 merged']);
  });
});
