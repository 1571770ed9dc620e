import { failure } from '../__testUtils__/giteaFixture';
import { LabForge } from '../__testUtils__/LabForge';
import type { FileChange, ProposeOptions } from '../types';
import { createForge } from './createForge';
import { forgeConflictCode } from './forgeConflict';

// Every call runs git.
jest.setTimeout(60_000);

const BRANCH = 'ai-edge/deploy/bike-0123456789';

const FILES: FileChange[] = [
  { path: 'a/höhe.yaml', change: 'create', after: 'höhe: 1\n' },
  { path: 'b.yaml', change: 'update', before: 'hello\n', after: 'bye\n' },
  { path: 'c/d.yaml', change: 'delete', before: 'gone\n' },
];

const CONTENT = { 'b.yaml': 'hello\n', 'c/d.yaml': 'gone\n', 'e.yaml': 'e\n' };

let lab: LabForge;
beforeAll(async () => {
  lab = await LabForge.start();
});
afterAll(() => lab?.stop());

describe.each([
  ['gitea', {}],
  ['github', {}],
  ['github', { signedCommits: true }],
  ['gitlab', {}],
])('%s %j', (type, options) => {
  /** GitLab knows of a file whether it is there; what is in it follows from the base's revision. */
  const knowsContents = type !== 'gitlab';
  let url: string;
  let calls: string[];
  let base: ProposeOptions['base'];
  /** What comes instead of the answer to a call. */
  let instead: (call: string) => Response | undefined;

  const forge = (token?: string) =>
    createForge({
      type,
      url,
      integrations: lab.integrations(token),
      ...options,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const call = `${request.method} ${new URL(request.url).pathname}`;
        calls.push(call);
        return instead(call) ?? fetch(request);
      },
    });

  const proposal = (more: Partial<ProposeOptions> = {}): ProposeOptions => ({
    base,
    branch: BRANCH,
    title: 'Deploy bike',
    body: 'What it does',
    commitMessage: 'Deploy bike to 2 sites\n\nRequested-by: user:default/ann\n',
    files: FILES,
    ...more,
  });

  const branches = () => lab.git(url, ['branch', '-r', '--format=%(refname)']);

  beforeEach(async () => {
    url = await lab.repository(CONTENT);
    calls = [];
    instead = () => undefined;
    const revision = await forge().branchRevision('main');
    base = { branch: 'main', revision: String(revision) };
    calls = [];
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
      url,
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
      base.revision,
      'Developer Portal',
      'Deploy bike to 2 sites',
      'Requested-by: user:default/ann',
      expect.stringMatching(/^:000000 100644 .* A\ta\/höhe\.yaml$/),
      expect.stringMatching(/^:100644 100644 .* M\tb\.yaml$/),
      expect.stringMatching(/^:100644 000000 .* D\tc\/d\.yaml$/),
    ]);
    const content = await lab.git(url, [
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
    expect(calls.length).toBeLessThanOrEqual(6);
    expect(pull).toMatchObject({ draft: true });
    const [listed] = await forge().listPullRequests('open');
    expect(listed).toMatchObject({ draft: true, reviewers: ['ada'] });
    await expect(forge().changedPaths(1)).resolves.toHaveLength(250);
  });

  it('labels what it opens, with one call more', async () => {
    const color = '#ededed';
    await lab.gitea('POST', url, '/labels', { name: 'ai-edge', color });
    await forge().propose(
      proposal({ reviewers: ['ada'], labels: ['ai-edge'] }),
    );
    expect(calls.length).toBeLessThanOrEqual(7);
    await expect(lab.labels(url, 1)).resolves.toEqual(['ai-edge']);
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
    await lab.gitea('POST', url, '/pulls/1/merge', { Do: 'merge' });
    await lab.gitea('PATCH', url, '/pulls/2', { state: 'closed' });
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

  it('writes nothing when the base has moved', async () => {
    await lab.git(
      url,
      ['commit', '--quiet', '--allow-empty', '-m', 'x'],
      ['push', '--quiet', 'origin', 'main'],
    );
    const error = await failure(forge().propose(proposal()));
    expect(forgeConflictCode(error)).toBe('base-moved');
    expect(error.message).toContain(base.revision);
    await expect(branches()).resolves.not.toContain(BRANCH);
  });

  it.each<[string, FileChange]>([
    ...(knowsContents
      ? [
          [
            'has another content',
            { path: 'e.yaml', change: 'update', before: 'old\n', after: 'x\n' },
          ] as [string, FileChange],
        ]
      : []),
    ['is there already', { path: 'e.yaml', change: 'create', after: 'x\n' }],
    ['is gone', { path: 'n.yaml', change: 'update', before: '', after: 'x\n' }],
  ])('writes nothing when a file %s', async (_what, file) => {
    const error = await failure(
      forge().propose(proposal({ files: [...FILES, file] })),
    );
    expect(forgeConflictCode(error)).toBe('file-changed');
    if (knowsContents) expect(error.message).toContain(file.path);
    await expect(branches()).resolves.not.toContain(BRANCH);
  });

  it('leaves a branch alone that is there', async () => {
    await forge().propose(proposal());
    const before = await forge().branchRevision(BRANCH);
    const files: FileChange[] = [
      { path: 'x.yaml', change: 'create', after: 'x\n' },
    ];
    const error = await failure(forge().propose(proposal({ files })));
    expect(forgeConflictCode(error)).toBe('branch-exists');
    await expect(forge().branchRevision(BRANCH)).resolves.toBe(before);
    const again = await failure(
      forge().propose(proposal({ reuseBranch: true })),
    );
    expect(forgeConflictCode(again)).toBe('pull-request-exists');
    await expect(forge().branchRevision(BRANCH)).resolves.toBe(before);
  });

  it('lets one of two through who propose the same at once', async () => {
    const results = await Promise.allSettled([
      forge().propose(proposal()),
      forge().propose(proposal()),
    ]);
    const codes = results.map(result =>
      result.status === 'fulfilled' ? 'ok' : forgeConflictCode(result.reason),
    );
    expect(codes.sort()).toEqual([expect.stringMatching(/exists$/), 'ok']);
    await expect(forge().listPullRequests('all')).resolves.toHaveLength(1);
  });

  it('takes over what a broken attempt left, in at most six calls', async () => {
    instead = call =>
      /POST .*(pulls|merge_requests)$/.test(call)
        ? new Response('busy', { status: 503 })
        : undefined;
    const error = await failure(forge().propose(proposal()));
    expect(error.name).toBe('ServiceUnavailableError');
    instead = () => undefined;
    const left = await forge().branchRevision(BRANCH);
    calls = [];
    const other = await failure(
      forge().propose(
        proposal({ reuseBranch: true, files: FILES.slice(0, 2) }),
      ),
    );
    expect(forgeConflictCode(other)).toBe('branch-exists');
    calls = [];
    await expect(
      forge().propose(proposal({ reuseBranch: true, reviewers: ['ada'] })),
    ).resolves.toMatchObject({ number: 1, branch: BRANCH });
    expect(calls.length).toBeLessThanOrEqual(6);
    await expect(forge().branchRevision(BRANCH)).resolves.toBe(left);
  });

  it('leaves no branch behind when the pull request is refused', async () => {
    instead = call =>
      /POST .*(pulls|merge_requests)$/.test(call)
        ? Response.json({ message: 'no' }, { status: 422 })
        : undefined;
    const error = await failure(forge().propose(proposal()));
    expect(error.name).toBe('InputError');
    await expect(branches()).resolves.not.toContain(BRANCH);
  });

  it('says that the pull request is open, if it is, when a reviewer is not known', async () => {
    const error = await failure(
      forge().propose(proposal({ reviewers: ['nobody'] })),
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toContain('nobody');
    const open = await forge().listPullRequests('open');
    expect(/^pull request #1 is open, but/.test(error.message)).toBe(
      open.length === 1,
    );
  });

  it('names the config key of a token that is not accepted, and never the token', async () => {
    const error = await failure(
      forge('wrong-secret-token').propose(proposal()),
    );
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain(`integrations.${type}`);
    expect(JSON.stringify([error.message, error.stack, error])).not.toContain(
      'wrong-secret-token',
    );
  });

  it('says that a repository is not there or hidden', async () => {
    url = `${lab.url}/edge/hidden`;
    const error = await failure(forge().listPullRequests('open'));
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toMatch(
      new RegExp(`hides? it from the account of integrations.${type}`),
    );
  });
});
