import {
  BRANCH,
  contractFixture,
  FILES,
  FORGES,
  type ContractFixture,
} from '../__testUtils__/forgeContract';
import { LabForge } from '../__testUtils__/LabForge';
import { failure } from '../__testUtils__/giteaFixture';
import type { FileChange } from '../types';
import { forgeConflictCode } from './forgeConflict';

// Every call runs git.
jest.setTimeout(60_000);

let lab: LabForge;
beforeAll(async () => {
  lab = await LabForge.start();
});
afterAll(() => lab?.stop());

describe.each(FORGES)('%s %j', (type, options) => {
  let fixture: ContractFixture;
  /** GitLab knows of a file whether it is there; what is in it follows from the base's revision. */
  const knowsContents = type !== 'gitlab';

  const forge: ContractFixture['forge'] = more => fixture.forge(more);
  const proposal: ContractFixture['proposal'] = more => fixture.proposal(more);

  beforeEach(async () => {
    fixture = await contractFixture(lab, type, options);
  });

  it('writes nothing when the base has moved', async () => {
    await lab.git(
      fixture.url,
      ['commit', '--quiet', '--allow-empty', '-m', 'x'],
      ['push', '--quiet', 'origin', 'main'],
    );
    const error = await failure(forge().propose(proposal()));
    expect(forgeConflictCode(error)).toBe('base-moved');
    expect(error.message).toContain(proposal().base.revision);
    await expect(fixture.branches()).resolves.not.toContain(BRANCH);
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
    expect(error.message).toContain(
      knowsContents ? file.path : fixture.url.slice(7),
    );
    await expect(fixture.branches()).resolves.not.toContain(BRANCH);
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
    fixture.instead = call =>
      /POST .*(pulls|merge_requests)$/.test(call)
        ? new Response('busy', { status: 503 })
        : undefined;
    const error = await failure(forge().propose(proposal()));
    expect(error.name).toBe('ServiceUnavailableError');
    fixture.instead = () => undefined;
    const left = await forge().branchRevision(BRANCH);
    fixture.calls.length = 0;
    const other = await failure(
      forge().propose(
        proposal({ reuseBranch: true, files: FILES.slice(0, 2) }),
      ),
    );
    expect(forgeConflictCode(other)).toBe('branch-exists');
    fixture.calls.length = 0;
    await expect(
      forge().propose(proposal({ reuseBranch: true, reviewers: ['ada'] })),
    ).resolves.toMatchObject({ number: 1, branch: BRANCH });
    expect(fixture.calls.length).toBeLessThanOrEqual(6);
    await expect(forge().branchRevision(BRANCH)).resolves.toBe(left);
  });

  it('leaves no branch behind when the pull request is refused', async () => {
    fixture.instead = call =>
      /POST .*(pulls|merge_requests)$/.test(call)
        ? Response.json({ message: 'no' }, { status: 422 })
        : undefined;
    const error = await failure(forge().propose(proposal()));
    expect(error.name).toBe('InputError');
    await expect(fixture.branches()).resolves.not.toContain(BRANCH);
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
      forge({ token: 'wrong-secret-token' }).propose(proposal()),
    );
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toContain(`integrations.${type}`);
    expect(JSON.stringify([error.message, error.stack, error])).not.toContain(
      'wrong-secret-token',
    );
  });

  it('says that a repository is not there or hidden', async () => {
    const hidden = forge({ url: `${lab.url}/edge/hidden` });
    const error = await failure(hidden.listPullRequests('open'));
    expect(error.name).toBe('NotFoundError');
    expect(error.message).toMatch(
      new RegExp(`hides? it from the account of integrations.${type}`),
    );
  });
});
