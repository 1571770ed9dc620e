import { mockServices } from '@backstage/backend-test-utils';
import type { HubConfig } from '../config';
import { DefaultHubRegistry } from './HubRegistry';

function hub(name: string, skipTLSVerify: boolean): HubConfig {
  return {
    name,
    role: 'active',
    access: {
      type: 'url',
      url: 'https://127.0.0.1:1',
      token: 'secret-token',
      skipTLSVerify,
    },
    policyNamespaces: [],
  };
}

describe('DefaultHubRegistry', () => {
  it('knows the configured hubs and connects to none', () => {
    const logger = mockServices.logger.mock();
    const registry = DefaultHubRegistry.create({
      hubs: [hub('core', false), hub('lab', true)],
      logger,
    });
    expect(registry.list().map(({ name }) => name)).toEqual(['core', 'lab']);
    expect(registry.get('core').site('oslo')).toBeUndefined();
    expect(() => registry.get('other')).toThrow(
      'hub: "other" is not configured',
    );
  });

  it('says whose certificates are not verified, and no secret', () => {
    const logger = mockServices.logger.mock();
    DefaultHubRegistry.create({
      hubs: [hub('core', false), hub('lab', true)],
      logger,
    });
    expect(logger.warn.mock.calls).toEqual([
      ['Hub lab: skipTLSVerify is set, its certificates are not verified'],
    ]);
  });
});
