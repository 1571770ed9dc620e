import { retailOnly, startSites as start } from '../__testUtils__/startSites';

const READ_AT = '2026-11-20T10:00:00.000Z';

describe('GET /sites/:hub/:name', () => {
  it('answers one site with its conditions', async () => {
    const { body } = await start().get('/sites/core/alpha').expect(200);
    expect(body).toMatchObject({
      claims: { 'id.k8s.io': 'id-alpha' },
      conditions: [{ type: 'Joined', status: 'True' }],
      addons: [],
      taints: [],
    });
  });

  it('does not tell one that is not there from one that may not be seen', async () => {
    const absent = await start(retailOnly).get('/sites/core/none').expect(404);
    const hidden = await start(retailOnly)
      .get('/sites/core/charlie')
      .expect(404);
    expect(hidden.body.error.message).toBe(
      absent.body.error.message.replace('none', 'charlie'),
    );
  });

  it('shows what was read of the site just now, and asks for no other one', async () => {
    const { get, siteLive } = start();
    const live = {
      asOf: READ_AT,
      addons: [{ name: 'work-manager', state: 'available' }],
      message: 'Policies: the hub did not answer in time.',
    };
    siteLive.mockResolvedValue(live);
    const { body } = await get('/sites/core/alpha').expect(200);
    expect(body).toMatchObject({ ref: { name: 'alpha' }, live });
    expect(siteLive.mock.calls).toEqual([[{ hub: 'core', name: 'alpha' }]]);
  });

  it('answers 304 until what it reads says something else', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(READ_AT));
    const { get, siteLive } = start();
    const addons = (state: string, asOf = READ_AT) =>
      siteLive.mockResolvedValue({ asOf, addons: [{ name: 'one', state }] });
    addons('available');
    const { headers } = await get('/sites/core/alpha').expect(200);
    const same = { 'If-None-Match': headers.etag };
    addons('available', '2026-11-20T10:00:10.000Z');
    await get('/sites/core/alpha', same).expect(304);
    addons('unhealthy');
    const changed = await get('/sites/core/alpha', same);
    expect(changed.body.live.addons).toEqual([
      { name: 'one', state: 'unhealthy' },
    ]);
    jest.restoreAllMocks();
  });

  it('asks a hub nothing for who may not see the site, and nothing about a site that it has let go', async () => {
    const hidden = start(retailOnly);
    await hidden.get('/sites/core/charlie').expect(404);
    expect(hidden.siteLive).not.toHaveBeenCalled();
    const { get, acm, siteLive } = start();
    acm.removeSites([{ hub: 'core', name: 'alpha' }]);
    await get('/sites/core/alpha').expect(200);
    expect(siteLive).not.toHaveBeenCalled();
  });
});
