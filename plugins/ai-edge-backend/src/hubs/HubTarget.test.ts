import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHubTarget } from './HubTarget';

const KUBECONFIG = `
apiVersion: v1
kind: Config
current-context: one
clusters:
  - { name: one, cluster: { server: 'https://one.example:6443/' } }
  - { name: two, cluster: { server: 'https://two.example:6443/hub' } }
users:
  - { name: me, user: { token: from-kubeconfig } }
  - { name: basic, user: { username: me, password: pw } }
contexts:
  - { name: one, context: { cluster: one, user: me } }
  - { name: two, context: { cluster: two, user: basic } }
`;

describe('createHubTarget', () => {
  let dir: string;
  let path: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'hub-target-'));
    path = join(dir, 'config');
    writeFileSync(path, KUBECONFIG);
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('takes server and user of the current context', async () => {
    const target = await createHubTarget({
      type: 'kubeconfig',
      path,
      skipTLSVerify: false,
    });
    expect(target.url).toBe('https://one.example:6443');
    expect(await target.auth.headers()).toEqual({
      authorization: 'Bearer from-kubeconfig',
    });
  });

  it('takes the context that it is told', async () => {
    const target = await createHubTarget({
      type: 'kubeconfig',
      path,
      context: 'two',
      skipTLSVerify: false,
    });
    expect(target.url).toBe('https://two.example:6443/hub');
    expect(await target.auth.headers()).toEqual({
      authorization: `Basic ${Buffer.from('me:pw').toString('base64')}`,
    });
  });

  it('reads a rotated kubeconfig when it is refreshed', async () => {
    const { auth } = await createHubTarget({
      type: 'kubeconfig',
      path,
      skipTLSVerify: false,
    });
    writeFileSync(path, KUBECONFIG.replace('from-kubeconfig', 'rotated'));
    expect(auth.refresh()).toBe(true);
    expect(await auth.headers()).toEqual({ authorization: 'Bearer rotated' });
  });

  it('refuses a context that the file does not have', async () => {
    await expect(
      createHubTarget({
        type: 'kubeconfig',
        path,
        context: 'three',
        skipTLSVerify: false,
      }),
    ).rejects.toThrow('kubeconfig: has no context "three"');
  });
});
