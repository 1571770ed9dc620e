import { gitEnvironment, runGit } from './runGit';

describe('runGit', () => {
  afterEach(() => {
    delete process.env.TEST_BACKEND_SECRET;
  });

  it('gives git its configuration, but nothing of the environment of the backend or the machine', () => {
    process.env.TEST_BACKEND_SECRET = 'hidden';
    const env = gitEnvironment({ 'http.extraHeader': 'Authorization: x' });
    expect(env).toMatchObject({
      PATH: process.env.PATH,
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: 'Authorization: x',
    });
    expect(env).not.toHaveProperty('TEST_BACKEND_SECRET');
  });

  it('passes arguments as they are, without a shell', async () => {
    const output = await runGit(['rev-parse', '--sq-quote', '$(id); `id`'], {
      timeoutMs: 10_000,
    });
    expect(output.toString().trim()).toBe("'$(id); `id`'");
  });

  it('rejects with what git says and not with what it was told', async () => {
    const run = runGit(['ls-remote', 'ext::cat secret-argument'], {
      timeoutMs: 10_000,
      config: { 'http.extraHeader': 'Authorization: secret-header' },
    });
    await expect(run).rejects.toThrow(
      "git ls-remote: transport 'ext' not allowed",
    );
    await expect(run).rejects.not.toThrow(/secret/);
  });
});
