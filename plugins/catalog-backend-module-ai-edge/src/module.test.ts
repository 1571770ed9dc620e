import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type ServiceMock,
} from '@backstage/backend-test-utils';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import type { EntityProvider } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  FLEET_EVENTS_TOPIC,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { testSite } from './__testUtils__/testSite';
import catalogModuleAiEdge from '.';

/** The sites route of the ai-edge backend, two sites a page. */
function sitesApi() {
  const state = { sites: [] as SiteRow[], complete: true, requests: 0 };
  const server = createServer((request, response) => {
    state.requests += 1;
    const url = new URL(request.url ?? '', 'http://localhost');
    const offset = Number(url.searchParams.get('cursor') ?? 0);
    const items = state.sites.slice(offset, offset + 2);
    const next = offset + 2;
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({
        items,
        totalItems: state.sites.length,
        pageInfo: {
          offset,
          ...(next < state.sites.length && { nextCursor: String(next) }),
        },
        asOf: '2026-01-01T00:00:00.000Z',
        complete: state.complete || next < state.sites.length,
        sources: [],
      }),
    );
  });
  return { state, server };
}

describe('catalogModuleAiEdge', () => {
  const { state, server } = sitesApi();
  const provider: { current?: EntityProvider } = {};
  const events: ServiceMock<EventsService> = mockServices.events.mock();
  const applyMutation = jest.fn();
  let runTask: (() => Promise<void>) | undefined;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const scheduler = mockServices.scheduler.mock({
      createScheduledTaskRunner: () => ({
        async run({ fn }) {
          runTask = () => Promise.resolve(fn(new AbortController().signal));
        },
      }),
    });
    const backend = await startTestBackend({
      extensionPoints: [
        [
          catalogProcessingExtensionPoint,
          {
            addEntityProvider: (added: EntityProvider) => {
              provider.current = added;
            },
          },
        ],
      ],
      features: [
        catalogModuleAiEdge,
        scheduler.factory,
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        mockServices.discovery.mock({
          getBaseUrl: async () => `http://127.0.0.1:${port}`,
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            catalog: { providers: { aiEdge: { defaultOwner: 'retail' } } },
          },
        }),
      ],
    });
    stop = () => backend.stop();
    await provider.current?.connect({
      applyMutation,
      refresh: jest.fn(),
    });
  });
  afterAll(async () => {
    await stop();
    server.close();
  });
  beforeEach(() => {
    applyMutation.mockClear();
    state.complete = true;
  });

  function sent() {
    return applyMutation.mock.calls.map(([{ type, entities }]) => [
      type,
      entities.map(
        (item: { entity: { metadata: { name: string } } }) =>
          item.entity.metadata.name,
      ),
    ]);
  }

  it('writes all sites of all pages with their hub as location', async () => {
    state.sites = ['a', 'b', 'c'].map(name => testSite('core', name));
    await runTask?.();
    expect(sent()).toEqual([['full', ['core-a', 'core-b', 'core-c']]]);
    expect(applyMutation.mock.calls[0][0].entities[0]).toMatchObject({
      locationKey: 'ai-edge:core',
      entity: { spec: { owner: 'retail' } },
    });
  });

  it('writes nothing while any page says that the fleet is not complete', async () => {
    state.sites = ['a', 'b', 'c'].map(name => testSite('core', name));
    state.complete = false;
    await runTask?.();
    expect(applyMutation).not.toHaveBeenCalled();
  });

  it('reads again once after several changes of sites, and not after others', async () => {
    const { onEvent } = events.subscribe.mock.calls[0][0];
    const event = (kinds: string[]) =>
      onEvent({
        topic: FLEET_EVENTS_TOPIC,
        eventPayload: { kinds, refs: [], overflow: false },
      });
    state.sites = [testSite('core', 'a'), testSite('core', 'new')];
    const before = state.requests;
    await event(['deployment']);
    await event(['site']);
    await event(['site', 'source']);
    while (applyMutation.mock.calls.length === 0) await sleep(20);
    expect(sent()).toEqual([['full', ['core-a', 'core-new']]]);
    expect(state.requests - before).toBe(1);
  });
});
