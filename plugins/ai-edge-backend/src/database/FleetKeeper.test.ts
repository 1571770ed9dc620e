import type { Knex } from 'knex';
import { desired } from '../__testUtils__/desired';
import { keptFleet, rowsWritten } from '../__testUtils__/keptFleet';
import { testDatabases } from '../__testUtils__/testDatabases';
import {
  at,
  bike,
  bikeRef,
  siteRecord,
  START,
} from '../__testUtils__/toldFleet';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('FleetKeeper on %s', id => {
  let knex: Knex;
  let seconds: number;
  const now = () => START + seconds * 1000;
  const processOf = () => keptFleet({ knex, now });

  beforeEach(async () => {
    knex = await databases.init(id);
    seconds = 0;
  });

  /** A process that knows two sites, and has written them. */
  async function written() {
    const first = processOf();
    await first.keeper.start();
    first.acm.upsertSites([
      siteRecord('oslo', { clusterId: 'c-1', region: 'eu' }),
      siteRecord('rome'),
    ]);
    first.acm.state('ok');
    first.kserve.upsertDeployments([bike('oslo')]);
    first.kserve.state('ok');
    await first.keeper.write();
    return first;
  }

  it('brings back what an earlier process knew, with its age, without any source', async () => {
    await written();
    seconds = 3600;
    const second = processOf();
    await second.keeper.start();
    const { fleet } = second;
    expect(fleet.site({ hub: 'core', name: 'oslo' })).toMatchObject({
      region: 'eu',
      asOf: at(0),
    });
    expect(fleet.deployment(bikeRef('oslo'))).toMatchObject({
      model: { name: 'bike' },
      asOf: at(0),
    });
    expect([...fleet.sites()]).toHaveLength(2);
    expect(fleet.sources().find(one => one.id === 'acm:core')?.asOf).toBe(
      at(0),
    );
    expect(second.status()).toMatchObject({ state: 'ok', asOf: at(0) });
  });

  it('writes changed sites only, and nothing for renewals', async () => {
    const { keeper, acm } = await written();
    seconds = 30;
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(29) },
    ]);
    acm.upsertSites([
      siteRecord('oslo', { clusterId: 'c-1', region: 'eu', asOf: at(30) }),
    ]);
    const idle = await rowsWritten(knex, () => keeper.write());
    expect(new Set(idle)).toEqual(new Set(['fleet_heartbeat']));
    acm.upsertSites([siteRecord('rome', { region: 'eu', asOf: at(31) })]);
    await rowsWritten(knex, () => keeper.write());
    const rows = await knex('fleet_sites').select('name', 'written_at');
    expect(rows).toEqual(
      expect.arrayContaining([
        { name: 'oslo', written_at: at(0) },
        { name: 'rome', written_at: at(30) },
      ]),
    );
  });

  it('never replaces what was known by what a fresh start does not know', async () => {
    await written();
    const away = jest
      .fn<Promise<Knex>, []>()
      .mockRejectedValueOnce(new Error('connect ECONNREFUSED 10.0.0.1:5432'))
      .mockResolvedValue(knex);
    seconds = 60;
    const second = keptFleet({ knex, now, getClient: away });
    await second.keeper.start();
    expect(second.status()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('It is tried again'),
    });
    // Git wants something on a site that nobody has listed yet.
    second.fleet.setDesired({
      gitops: 'models',
      revision: 'r1',
      repoUrl: 'https://git.example.com/models',
      branch: 'main',
      desired: [desired('v2')],
      asOf: at(60),
    });
    expect(second.fleet.deployment(bikeRef('oslo'))).toBeDefined();
    await second.keeper.write();
    await second.keeper.stop();
    const third = processOf();
    await third.keeper.start();
    expect([...third.fleet.sites()]).toHaveLength(2);
    expect(third.fleet.sources().find(one => one.id === 'acm:core')?.asOf).toBe(
      at(0),
    );
  });

  it('forgets a site when the fleet has let go of it', async () => {
    const { keeper, acm, fleet } = await written();
    acm.removeSites([{ hub: 'core', name: 'rome' }]);
    await keeper.write();
    expect(await knex('fleet_sites').pluck('name')).toContain('rome');
    seconds = 31 * 24 * 3600;
    fleet.reconsider();
    expect(fleet.site({ hub: 'core', name: 'rome' })).toBeUndefined();
    await keeper.write();
    expect(await knex('fleet_sites').pluck('name')).toEqual(['oslo']);
  });

  it('leaves rows alone that are broken or of a later version, and says so', async () => {
    await written();
    await knex('fleet_sites').where({ name: 'rome' }).update({ version: 99 });
    const row = { hub: 'core', version: 1, hash: 'x', written_at: at(0) };
    await knex('fleet_sites').insert([
      { ...row, name: 'cut', content: '{"ref":' },
      { ...row, name: 'odd', content: '{"ref":{}}' },
    ]);
    const second = processOf();
    await second.keeper.start();
    expect([...second.fleet.sites()].map(({ ref }) => ref.name)).toEqual([
      'oslo',
    ]);
    expect(second.status()).toMatchObject({
      state: 'ok',
      message:
        '1 site was written by a later version of the portal and was left alone. 2 rows could not be read and were left alone.',
    });
    await second.keeper.write();
    expect(await knex('fleet_sites').count({ rows: '*' })).toMatchObject([
      { rows: expect.anything() },
    ]);
    expect(await knex('fleet_sites').pluck('name')).toHaveLength(4);
  });

  it('writes all of it or nothing, and the rest with the next write', async () => {
    const { keeper, acm, status } = await written();
    seconds = 30;
    acm.upsertSites([siteRecord('rome', { region: 'us' })]);
    await knex.schema.renameTable('history_gaps', 'elsewhere');
    await knex.schema.renameTable('history_rows', 'away');
    acm.upsertSites([
      siteRecord('rome', { availability: { state: 'unknown' } }),
    ]);
    await expect(keeper.write()).rejects.toThrow();
    expect(status()).toMatchObject({ state: 'failed' });
    const [row] = await knex('fleet_sites').where({ name: 'rome' });
    expect(row.written_at).toBe(at(0));
    await knex.schema.renameTable('elsewhere', 'history_gaps');
    await knex.schema.renameTable('away', 'history_rows');
    await keeper.write();
    expect(status()).toMatchObject({ state: 'ok' });
    const [again] = await knex('fleet_sites').where({ name: 'rome' });
    expect(again.written_at).toBe(at(30));
    expect(await knex('history_rows').pluck('to_value')).toEqual(['unknown']);
  });

  it('keeps how fresh everything was when it ends', async () => {
    const { keeper, acm } = await written();
    seconds = 120;
    acm.touchSites([
      { ref: { hub: 'core', name: 'oslo' }, lastContact: at(119) },
    ]);
    await keeper.stop();
    seconds = 3600;
    const second = processOf();
    await second.keeper.start();
    expect(second.fleet.site({ hub: 'core', name: 'oslo' })).toMatchObject({
      lastContact: at(119),
    });
    expect(await knex('fleet_sites').pluck('written_at')).toEqual([
      at(0),
      at(0),
    ]);
  });

  it('asks to be elected twice a minute at most, on one replica', async () => {
    const { scheduler } = await written();
    expect(scheduler.scheduleTask).toHaveBeenCalledTimes(1);
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({ frequency: { seconds: 30 }, scope: 'global' }),
    );
  });
});
