import {
  DEVICES,
  FLEETS,
  device,
  deviceFleet,
} from '../../__testUtils__/deviceObjects';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import { RecordingSink } from '../../__testUtils__/RecordingSink';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { FlightctlSource } from './FlightctlSource';

describe('FlightctlSource', () => {
  let server: KubeFixture;
  let sink: RecordingSink;
  let controller: AbortController;
  let ended: Promise<void>;

  beforeEach(async () => {
    server = await KubeFixture.start();
    sink = new RecordingSink();
    controller = new AbortController();
    server.put(FLEETS, deviceFleet('cameras'));
    server.put(DEVICES, device('d1'));
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await server.stop();
  });

  function start(options: { token?: string; organization?: string } = {}) {
    const { token = 'good-token', organization } = options;
    const { url } = server;
    ended = FlightctlSource.create({
      hub: 'core',
      config: {
        url,
        token,
        organization,
        intervalMs: 50,
        skipTLSVerify: false,
      },
    }).start(sink, controller.signal);
  }
  const state = () => sink.last?.state;
  const told = (kind: 'site' | 'deployment') =>
    sink.lists
      .filter(({ scope }) => scope.kind === kind && !('site' in scope))
      .at(-1)?.refs;

  it('tells of devices as sites, and of their applications that serve models', async () => {
    start();
    await waitUntil(() => state() === 'ok');
    expect(sink.sites.get('core/d1')).toMatchObject({
      kind: 'device',
      displayName: 'camera-d1',
      availability: { state: 'available', reason: 'Online' },
      labels: { alias: 'camera-d1', 'flightctl.io/fleet': 'cameras' },
      arch: 'arm64',
      product: 'RHEL',
    });
    expect(
      sink.deployments.get('core/d1/-/Application/vision-stack'),
    ).toMatchObject({
      model: { name: 'vision', version: 'v2' },
      artifact: { digest: `sha256:${'b'.repeat(64)}` },
      mode: 'Device',
      state: 'ready',
      replicas: { ready: 2, desired: 2 },
    });
    expect(told('site')).toEqual(['core/d1']);
    expect(told('deployment')).toEqual(['core/d1/-/Application/vision-stack']);
  });

  it('reads page by page, of its organization only', async () => {
    server.maxPage = 2;
    ['d2', 'd3', 'd4', 'd5'].forEach(name => server.put(DEVICES, device(name)));
    start({ organization: 'b0b5' });
    await waitUntil(() => state() === 'ok');
    expect(told('site')).toHaveLength(5);
    const pages = server.calls.filter(call => call.includes(DEVICES));
    expect(pages.slice(0, 3).every(call => call.includes('org_id=b0b5'))).toBe(
      true,
    );
  });

  it('says that a device is gone once a complete list lacks it', async () => {
    start();
    await waitUntil(() => state() === 'ok');
    server.delete(DEVICES, 'd1');
    await waitUntil(() => told('site')?.length === 0);
    expect(told('deployment')).toEqual([]);
  });

  it.each([
    [401, 'Hub core, FlightCtl answered 401: Fault.'],
    [403, 'Hub core, FlightCtl answered 403: Fault.'],
    [500, 'Hub core, FlightCtl answered 500: Fault.'],
  ])(
    'keeps what it knows on %s, says so, and comes back',
    async (status, message) => {
      start();
      await waitUntil(() => state() === 'ok');
      server.faults = [{ part: DEVICES, status }];
      await waitUntil(() => state() === 'stale');
      expect(sink.last?.message).toBe(message);
      const lists = sink.lists.length;
      const asked = server.count(DEVICES);
      await waitUntil(() => server.count(DEVICES) > asked + 1);
      expect(sink.lists).toHaveLength(lists);
      server.faults = [];
      await waitUntil(() => state() === 'ok');
      expect(told('site')).toEqual(['core/d1']);
    },
  );

  it('has failed, not gone stale, when it was never heard', async () => {
    start({ token: 'bad-token' });
    await waitUntil(() => state() === 'failed');
    expect(sink.lists).toEqual([]);
    expect(JSON.stringify(sink.states)).not.toContain('bad-token');
  });

  it('finds models that fleets name, and keeps them while fleets may not be read', async () => {
    server.put(DEVICES, device('d1', { model: '' }));
    server.put(FLEETS, deviceFleet('cameras', { 'model-name': 'counting' }));
    start();
    await waitUntil(() => state() === 'ok');
    const ref = 'core/d1/-/Application/vision-stack';
    expect(sink.deployments.get(ref)?.model).toEqual({ name: 'counting' });
    server.faults = [{ part: FLEETS, status: 403 }];
    await waitUntil(() => sink.last?.message !== undefined);
    expect(sink.last).toEqual({
      state: 'ok',
      message:
        'Not shown: what fleets say by their labels, which the portal’s account may not read.',
    });
    expect(told('deployment')).toEqual([ref]);
  });

  it('tells nothing while fleets do not answer: devices alone would seem to have lost their models', async () => {
    server.faults = [{ part: FLEETS, status: 500 }];
    start();
    await waitUntil(() => state() === 'failed');
    expect(sink.lists).toEqual([]);
  });

  it('asks once when a silent device was seen, and dates what it knows by that', async () => {
    server.put(DEVICES, device('d1', { summary: 'Unknown' }));
    server.put(`${DEVICES}/d1`, {
      metadata: { name: 'lastseen' },
      lastSeen: '2026-11-18T03:07:00Z',
    });
    server.put(DEVICES, device('d2', { summary: 'Unknown' }));
    start();
    await waitUntil(() => sink.states.length > 3);
    expect(server.count(`${DEVICES}/d1/lastseen`)).toBe(1);
    expect(sink.contacts.get('core/d1')).toBe('2026-11-18T03:07:00.000Z');
    const { availability, asOf } = sink.sites.get('core/d1')!;
    expect([availability?.state, asOf]).toEqual([
      'unknown',
      '2026-11-18T03:07:00.000Z',
    ]);
    expect(
      sink.deployments.get('core/d1/-/Application/vision-stack')?.asOf,
    ).toBe('2026-11-18T03:07:00.000Z');
    // Nobody has ever seen that one: it is as old as itself.
    expect(sink.sites.get('core/d2')?.asOf).toBe('2026-10-01T00:00:00.000Z');
  });
});
