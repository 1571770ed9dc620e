import { parse } from 'yaml';
import { LAB_USERS } from '../hub/access/users';
import { kubeconfig } from './kubeconfig';

describe('kubeconfig', () => {
  it('has one context, whose parts are all inside', () => {
    const config = parse(
      kubeconfig({
        hub: 'core',
        url: 'https://127.0.0.1:7101/hubs/core',
        ca: 'PEM',
        user: LAB_USERS[1],
      }),
    );
    const name = config['current-context'];
    expect(name).toBe('lab-core-portal');
    expect(config.contexts).toEqual([
      { name, context: { cluster: 'lab-core', user: name } },
    ]);
    expect(config.clusters).toEqual([
      {
        name: 'lab-core',
        cluster: {
          server: 'https://127.0.0.1:7101/hubs/core',
          'certificate-authority-data': 'UEVN',
        },
      },
    ]);
    expect(config.users).toEqual([{ name, user: { token: 'lab-portal' } }]);
  });
});
