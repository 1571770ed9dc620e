import { DefaultHubConnection } from '../hubs/DefaultHubConnection';
import type { KubeFixture } from './KubeFixture';

/** A connection to the fixture as hub `core`, its sites behind it. */
export function connectTo(
  fixture: Pick<KubeFixture, 'url'>,
  token = 'good-token',
) {
  const { url } = fixture;
  return DefaultHubConnection.create({
    config: {
      name: 'core',
      role: 'active',
      access: { type: 'url', url, token, skipTLSVerify: false },
      clusterProxy: { url: `${url}/site`, token, skipTLSVerify: false },
      policyNamespaces: ['ai-edge-policies'],
    },
  });
}
