import { mockServices } from '@backstage/backend-test-utils';
import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { eventually } from '../../__testUtils__/eventually';
import { ViewFixture } from '../../__testUtils__/ViewFixture';
import { DefaultHubConnection } from '../../hubs/DefaultHubConnection';
import { ViewSweeper } from './ViewSweeper';

const NOW = Date.parse('2026-11-20T10:00:00Z');

describe('ViewSweeper', () => {
  let hub: ViewFixture;
  let controller: AbortController;
  let said: SourceStatus[];

  beforeEach(async () => {
    hub = await ViewFixture.start();
    controller = new AbortController();
    said = [];
  });
  afterEach(async () => {
    controller.abort();
    await hub.stop();
  });

  function put(name: string, secondsAgo: number, creator = 'portal') {
    hub.put({
      metadata: {
        name,
        namespace: 'oslo',
        labels: { 'ai-edge/created-by': creator },
        creationTimestamp: new Date(NOW - secondsAgo * 1000).toISOString(),
      },
    });
  }
  async function sweep() {
    const sweeper = ViewSweeper.create({
      hub: DefaultHubConnection.create({
        config: {
          name: 'core',
          role: 'active',
          access: {
            type: 'url',
            url: hub.url,
            token: 'token',
            skipTLSVerify: false,
          },
          policyNamespaces: [],
        },
      }),
      logger: mockServices.logger.mock(),
      report: status => said.push(status),
      now: () => NOW,
      startDelayMs: 0,
    });
    const ended = sweeper.start(controller.signal);
    await eventually(
      () => said.at(-1)?.state,
      state => state !== 'starting',
    );
    controller.abort();
    await ended;
  }

  it('takes away what was left behind, and nothing that others made or wait for', async () => {
    put('left', 121);
    put('fresh', 119);
    put('foreign', 9999, 'console');
    await sweep();
    expect([...hub.views.keys()]).toEqual(['fresh', 'foreign']);
    expect(said.at(-1)).toMatchObject({
      id: 'views:core',
      kind: 'views',
      state: 'ok',
    });
  });

  it('says that it may not', async () => {
    hub.refused.set('GET', 403);
    await sweep();
    expect(said.at(-1)).toMatchObject({ state: 'failed' });
    expect(said.at(-1)?.message).toContain('403');
  });
});
