import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './__testUtils__/runCli';
import { SeededRepository } from './__testUtils__/SeededRepository';

jest.setTimeout(60_000);

describe('ai-edge check of a repository that means harm', () => {
  let repository: SeededRepository;
  let outside: SeededRepository;
  beforeEach(() => {
    repository = SeededRepository.create();
    outside = SeededRepository.create({ 'secret.yaml': 'token: s3cr3t\n' });
  });
  afterEach(() => {
    repository.remove();
    outside.remove();
  });
  const check = (...args: string[]) =>
    runCli(['check', repository.dir, '--today', '2026-11-01', ...args]);

  it('follows no link, to a file or a directory, and says which it did not read', async () => {
    const secret = join(outside.dir, 'secret.yaml');
    repository.link('models/bike/base/secret.yaml', secret);
    repository.link('models/car', outside.dir);
    repository.write({
      'models/bike/base/kustomization.yaml':
        'resources: [inferenceservice.yaml, secret.yaml]\n',
    });
    const { status, stdout, stderr } = await check('--base', 'main');
    expect(stdout).toContain(
      'not read: models/bike/base/secret.yaml is a link',
    );
    expect(stdout).toContain('not read: models/car is a link');
    expect(stdout).toContain('secret.yaml is not there');
    expect(stdout + stderr).not.toContain('s3cr3t');
    expect(status).toBe(1);
  });

  it('reads no submodule, no binary and nothing over its size', async () => {
    repository.write({
      'models/sub/.git': 'gitdir: ../../.git\n',
      'models/sub/base/kustomization.yaml': '{',
      'models/bike/weights.yaml': 'x'.repeat(1024 * 1024 + 1),
      'models/bike/image.yaml': 'a\0b',
    });
    const { status, stdout } = await check('--no-build');
    expect(stdout).toContain('not read: models/sub is of a submodule');
    expect(stdout).toContain('not read: models/bike/weights.yaml is larger');
    expect(stdout).toContain('not read: models/bike/image.yaml is no text');
    expect(status).toBe(0);
  });

  it('runs nothing that the repository configures', async () => {
    const trap = join(repository.dir, '.git', 'trap.sh');
    const mark = join(repository.dir, '.git', 'sprung');
    writeFileSync(trap, `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 });
    repository.git('config', 'core.fsmonitor', trap);
    repository.git('config', 'core.sshCommand', trap);
    repository.git('config', 'diff.external', trap);
    expect((await check('--no-build', '--base', 'main')).status).toBe(0);
    expect(() => repository.git('rev-parse', '--verify', 'main')).not.toThrow();
    expect(existsSync(mark)).toBe(false);
  });

  it('gives the CI no command and the terminal no colour', async () => {
    repository.write({
      'models/bike/run/r1.std/kustomization.yaml':
        'resources: ["\\e[31m::error::x ##[error]y \\u202e"]\n',
    });
    const { stdout } = await check('--no-build');
    expect(stdout).toContain('run-does-not-build');
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\u001b|##\[|\u202e|^\s*::/m);
  });

  it.each([
    [
      'an alias bomb',
      'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n',
    ],
    ['a tag', 'a: !!js/function x\n'],
    ['brackets without end', '['.repeat(20_000)],
  ])('ends with a finding for %s', async (_, text) => {
    repository.write({ 'models/bike/model.yaml': text });
    const { status, stdout, stderr } = await check(
      '--no-build',
      '--base',
      'main',
    );
    expect(stdout).toContain('fail yaml-unparsable: models/bike/model.yaml');
    expect(stdout).toContain('Impact: not known');
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });
});
