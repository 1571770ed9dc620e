import type { LabFault } from './__testUtils__/LabProcess';
import { Portal } from './__testUtils__/Portal';
import { troubledEstate } from './__testUtils__/troubledEstate';

jest.setTimeout(90_000);

const HUB = { target: 'hub', name: 'core' } as const;
/** Lists of what sites and their deliveries are read from. */
const LISTS = '(managedclusters|manifestworks)\\?.*limit=';

describe('a hub that does not answer as it should', () => {
  const { lab, portal, before, recovers } = troubledEstate({
    env: { LAB_HUBS: '2' },
    hubs: { core: {}, west: { role: 'standby' } },
  });

  it('knows the estate before anything happens', async () => {
    expect(before().sites).toHaveLength(16);
    expect(before().sites).toContain('core store-boston-0102 unknown');
    expect(before().sites).toContain('west store-seattle-0201 available');
    // The same name on two hubs is two sites; what a standby hub has is not counted.
    expect(
      before().sites.filter(row => row.includes('tower-munich-0001')),
    ).toHaveLength(2);
    expect((await portal().get('/sites/summary')).totalItems).toBe(12);
    const { items } = await portal().get('/checks?scope=site');
    expect(items).toContainEqual(
      expect.objectContaining({ id: 'duplicate-cluster-id', state: 'ok' }),
    );
  });

  it.each<[string, Omit<LabFault, 'target'>, RegExp]>([
    ['500s', { fault: 'status', status: 500 }, /answered 500/],
    [
      '429 with Retry-After',
      { fault: 'status', status: 429, retryAfter: 2 },
      /answered 429/,
    ],
    ['403', { fault: 'status', status: 403 }, /answered 403/],
    ['half a JSON', { fault: 'half-json' }, /no JSON/],
    ['bodies without an end', { fault: 'trickle' }, /not answer in time/],
    ['closed connections', { fault: 'down' }, /closed the connection/],
  ])('%s', async (_what, fault, message) => {
    await lab().fault({ ...HUB, match: LISTS, ...fault });
    await lab().fault({ ...HUB, fault: 'restart' });
    await portal().says('acm:core', 'stale', message);
    await portal().says('argocd:core', 'stale', message);
    expect(await portal().rows()).toEqual(before());
    // The other hub has noticed nothing.
    const sources = await portal().sources();
    expect(sources.get('acm:west')).toMatchObject({ state: 'ok' });
    const { items } = await portal().get('/checks?scope=hub');
    const stateOf = (id: string) =>
      items.find((item: { id: string }) => item.id === id)?.state;
    expect(stateOf('hub-silent:core')).toBe('warn');
    expect(stateOf('hub-silent:west')).toBe('ok');
    await recovers();
  });

  it('a kind that may not be read hides itself only', async () => {
    await lab().fault({
      ...HUB,
      match: 'managedclusterinfos',
      fault: 'status',
      status: 403,
    });
    await lab().fault({ ...HUB, fault: 'restart' });
    await portal().says('acm:core', 'ok', /Not shown: node and update/);
    expect(await portal().rows()).toEqual(before());
    await recovers();
  });

  it('a token that was rotated', async () => {
    const { token } = await lab().post('/lab/users/portal/rotate');
    Portal.giveToken(lab(), 'west', token);
    await lab().fault({ ...HUB, fault: 'restart' });
    await portal().says('acm:core', 'stale', /answered 401/);
    expect(await portal().rows()).toEqual(before());
    Portal.giveToken(lab(), 'core', token);
    await recovers();
  });
});
