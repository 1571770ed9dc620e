import { runCli as run } from './__testUtils__/runCli';
import { SeededRepository } from './__testUtils__/SeededRepository';

// A new process each time, beside whatever else the machine does.
jest.setTimeout(60_000);

describe('ai-edge check', () => {
  let repository: SeededRepository;
  beforeEach(() => {
    repository = SeededRepository.create();
  });
  afterEach(() => repository.remove());

  const check = (...args: string[]) =>
    run([
      'check',
      repository.dir,
      '--no-build',
      '--today',
      '2026-11-01',
      ...args,
    ]);
  const pointer = 'models/bike/rings/r1/kustomization.yaml';

  it('finds nothing wrong in a repository that is right', async () => {
    const { status, stdout } = await check();
    expect(stdout).toContain('Layout kserve-sites.\n');
    expect(stdout).toContain('Rules: 0 to mend, 0 warnings.\n');
    expect(stdout).toMatch(/\nOK\n$/);
    expect(status).toBe(0);
  });

  it('says how far one line reaches', async () => {
    repository.replace(pointer, 'releases/v1', 'releases/v2');
    const { status, stdout } = await check('--base', 'main');
    expect(stdout).toContain('Impact: 1 line, 3 sites, +0/-0 Applications\n');
    expect(stdout).toContain('  bike, ring r1: 3 sites\n');
    expect(stdout).toContain('  sites: core/a-1, core/a-2, core/a-3\n');
    expect(status).toBe(0);
  });

  it('compares a merge with what it was merged into, and a branch with where it began', async () => {
    repository.commit('change', { from: 'main', branch: 'change' }, () =>
      repository.replace(pointer, 'releases/v1', 'releases/v2'),
    );
    repository.commit('later', { from: 'main', branch: 'main' }, () =>
      repository.replace(
        'models/bike/targets/core.s1.yaml',
        '- {site: a-0, run: r0.std}\n',
        '',
      ),
    );
    repository.git('checkout', '-q', 'change');
    const one = 'Impact: 1 line, 3 sites, +0/-0 Applications\n';
    expect((await check('--base', 'main')).stdout).toContain(one);
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', 'change');
    expect((await check('--base', 'HEAD^1')).stdout).toContain(one);
  });

  it('fails what a change breaks, and not what was broken before', async () => {
    const targets = 'models/bike/targets/core.s1.yaml';
    repository.replace(targets, 'a-3, run: r1.std', 'a-3, run: r9.std');
    const broken = await check('--base', 'main');
    expect(broken.stdout).toContain(`  fail run-missing: ${targets}:4\n`);
    expect(broken.stdout).toMatch(/\nFAILED\n$/);
    expect(broken.status).toBe(1);

    repository.git('commit', '-qam', 'broken');
    repository.replace(targets, '- {site: a-0', '# first\n- {site: a-0');
    const later = await check('--base', 'main');
    expect(later.stdout).toContain(
      `  fail run-missing (was there before): ${targets}:5\n`,
    );
    expect(later.status).toBe(0);
    expect((await check()).status).toBe(1);
  });

  it('fails a release that is edited', async () => {
    repository.replace(
      'models/bike/releases/v1/kustomization.yaml',
      'sha256:1',
      'sha256:2',
    );
    const { status, stdout } = await check('--base', 'main');
    expect(stdout).toContain('  fail release-edited: models/bike/releases/v1/');
    expect(status).toBe(1);
  });

  it('holds the address that sites read against the remote, whatever its spelling and credentials', async () => {
    const token = 'secret-token';
    repository.git(
      'remote',
      'add',
      'origin',
      `https://ci:${token}@git.example.com/edge/models.git`,
    );
    const same = await check('--branch', 'main');
    expect(same.stdout).toContain('Rules: 0 to mend');
    expect(same.stdout).not.toContain('--repo-url');
    repository.git(
      'remote',
      'set-url',
      'origin',
      'git@git.example.com:edge/fork.git',
    );
    const fork = await check('--branch', 'main');
    expect(fork.stdout).toContain(
      'fail foreign-repo: models/bike/hub/core.s1.yaml',
    );
    expect(fork.status).toBe(1);
    for (const { stdout, stderr } of [same, fork]) {
      expect(stdout + stderr).not.toContain(token);
    }
  });

  it('prints JSON', async () => {
    repository.replace(pointer, 'releases/v1', 'releases/v2');
    const { stdout } = await check('--base', 'main', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      layout: 'kserve-sites',
      base: { ref: 'main', commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
      impact: {
        lines: 1,
        files: [pointer],
        reach: { models: ['bike'], applications: { added: 0, removed: 0 } },
      },
      findings: [],
      failed: false,
    });
  });

  it.each([
    ['no directory', ['check', '/nowhere/at/all'], 'is no directory'],
    ['an unknown option', ['check', '--colour'], 'unknown option'],
    ['an unknown command', ['mend'], 'unknown command'],
    ['no command', [], 'Usage: ai-edge'],
  ])('exits with 2 for %s', async (_, args, message) => {
    const { status, stderr } = await run(args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });

  it.each([
    ['an unknown base', ['--base', 'gone'], 'there is no commit "gone"'],
    ['an option as base', ['--base=--output=/tmp/x'], 'there is no commit'],
    ['an unknown layout', ['--layout', 'mine'], '--layout: must be one of'],
    ['a day that is none', ['--today', 'soon'], '--today: must be a day'],
  ])('exits with 2 for %s', async (_, args, message) => {
    const { status, stderr } = await check(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it('wants a tool to build with when it is told to build', async () => {
    const { status, stderr } = await run(['check', repository.dir, '--build'], {
      PATH: repository.pathWithGitOnly(),
    });
    expect(stderr).toContain('neither kubectl nor kustomize is there');
    expect(status).toBe(2);
  });

  it('gives help', async () => {
    const { status, stdout } = await run(['check', '--help']);
    expect(stdout).toContain('--base <ref>');
    expect(status).toBe(0);
  });
});
