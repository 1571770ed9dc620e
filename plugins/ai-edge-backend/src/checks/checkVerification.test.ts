import type { CheckFacts } from './Check';
import { checkVerification } from './checkVerification';

const facts = (hubs: { name: string; unverified: boolean }[]): CheckFacts => ({
  hubs: hubs.map(hub => ({
    ...hub,
    role: 'active',
    has: { clusterProxy: false, metrics: false },
  })),
  sources: [],
  sites: [],
  readable: () => true,
  deployments: [],
  readableDeployment: () => true,
  conditions: () => [],
  now: 0,
});

describe('checkVerification', () => {
  it('tells a hub that is not verified from the others', () => {
    const found = checkVerification({})(
      facts([
        { name: 'core', unverified: true },
        { name: 'west', unverified: false },
      ]),
    );
    expect(found.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'tls-verification-off:core warn',
    ]);
  });

  it('notices that the whole process verifies nothing', () => {
    const found = checkVerification({ NODE_TLS_REJECT_UNAUTHORIZED: '0' })(
      facts([{ name: 'core', unverified: false }]),
    );
    expect(found).toMatchObject([
      { id: 'tls-verification-off', state: 'fail' },
    ]);
  });

  it('has nothing to say without hubs', () => {
    expect(checkVerification({})(facts([]))).toEqual([]);
  });
});
