import type { Knex } from 'knex';
import { keptFleet } from '../__testUtils__/keptFleet';
import { testDatabases } from '../__testUtils__/testDatabases';
import {
  at,
  bike,
  bikeRef,
  siteRecord,
  START,
} from '../__testUtils__/toldFleet';

const databases = testDatabases();

const names = Array.from({ length: 40 }, (_, index) => `s${index + 10}`);

describe.each(databases.eachSupportedId())('HistoryWriter on %s', id => {
  let knex: Knex;
  let seconds: number;
  const now = () => START + seconds * 1000;
  const processOf = () => keptFleet({ knex, now });
  type Process = ReturnType<typeof processOf>;

  beforeEach(async () => {
    knex = await databases.init(id);
    seconds = 0;
  });

  function list({ acm, kserve }: Process) {
    acm.upsertSites(names.map(name => siteRecord(name)));
    acm.state('ok');
    kserve.upsertDeployments([bike('s10')]);
    kserve.state('ok');
  }

  async function started() {
    const one = processOf();
    await one.keeper.start();
    list(one);
    await one.keeper.write();
    return one;
  }

  const availability = (
    { acm }: Process,
    sites: string[],
    state: 'available' | 'unknown',
    since?: string,
  ) =>
    acm.upsertSites(
      sites.map(name => siteRecord(name, { availability: { state, since } })),
    );

  const rows = async () =>
    (await knex('history_rows').orderBy(['since', 'field'])).map(
      ({ subject, field, from_value, to_value, since }) =>
        `${since.slice(
          11,
          19,
        )} ${subject} ${field}: ${from_value} -> ${to_value}`,
    );

  it('has nothing to tell of a first listing', async () => {
    await started();
    expect(await rows()).toEqual([]);
  });

  it('is the same for two replicas that see the same, whichever writes', async () => {
    const one = await started();
    const other = processOf();
    await other.keeper.start();
    list(other);
    for (const [index, state] of (['failed', 'ready'] as const).entries()) {
      seconds = 10 * (index + 1);
      one.kserve.upsertDeployments([bike('s10', { state })]);
      seconds += 1;
      other.kserve.upsertDeployments([bike('s10', { state })]);
    }
    availability(one, ['s11'], 'unknown', at(5));
    availability(other, ['s11'], 'unknown', at(5));
    seconds = 30;
    await one.keeper.write();
    seconds = 60;
    await other.keeper.write();
    seconds = 90;
    await one.keeper.write();
    expect(await rows()).toEqual([
      '10:00:05 core/s11 availability: available -> unknown',
      '10:00:10 core/s10/bike/InferenceService/bike state: ready -> failed',
      '10:00:20 core/s10/bike/InferenceService/bike state: failed -> ready',
    ]);
  });

  it('writes once when two replicas write at the same time', async () => {
    const one = await started();
    const other = processOf();
    await other.keeper.start();
    list(other);
    seconds = 10;
    for (const { kserve } of [one, other]) {
      kserve.upsertDeployments([bike('s10', { state: 'failed' })]);
    }
    await Promise.all([one.keeper.write(), other.keeper.write()]);
    expect(await rows()).toHaveLength(1);
  });

  it('tells after a restart what changed meanwhile, and that nobody watched', async () => {
    const first = await started();
    seconds = 30;
    await first.keeper.stop();
    seconds = 630;
    const second = processOf();
    await second.keeper.start();
    second.kserve.upsertDeployments([
      bike('s10', { model: { name: 'bike', version: 'v2' }, state: 'failed' }),
      bike('s12'),
    ]);
    second.kserve.state('ok');
    await second.keeper.write();
    expect(await rows()).toEqual([
      '10:10:30 core/s12/bike/InferenceService/bike presence: absent -> present',
      '10:10:30 core/s10/bike/InferenceService/bike state: ready -> failed',
    ]);
    expect(await knex('history_gaps')).toEqual([
      { since: at(30), until: at(630) },
    ]);
  });

  it('has no gap for a restart of a minute, nor when only the database was away', async () => {
    const first = await started();
    seconds = 60;
    const second = processOf();
    await second.keeper.start();
    await second.keeper.write();
    seconds = 1000;
    await second.keeper.write();
    expect(await knex('history_gaps')).toEqual([]);
    await first.keeper.write();
    expect(await knex('history_gaps')).toEqual([]);
  });

  it('tells that a deployment has gone', async () => {
    const { kserve, keeper } = await started();
    seconds = 20;
    kserve.removeDeployments([bikeRef('s10')]);
    await keeper.write();
    expect(await rows()).toEqual([
      '10:00:20 core/s10/bike/InferenceService/bike presence: present -> absent',
    ]);
  });

  it('makes one incident of many lost sites, over several writes, and one of their return', async () => {
    const one = await started();
    seconds = 100;
    availability(one, names.slice(0, 2), 'unknown');
    await one.keeper.write();
    expect(await rows()).toHaveLength(2);
    seconds = 160;
    availability(one, names.slice(2, 5), 'unknown');
    await one.keeper.write();
    seconds = 300;
    availability(one, names.slice(5, 30), 'unknown');
    await one.keeper.write();
    expect(await rows()).toEqual([
      '10:01:40 ["core","lost"] availability: null -> null',
    ]);
    expect(await knex('history_rows').first()).toMatchObject({
      count: 30,
      until: at(300),
    });
    expect(await knex('history_members').pluck('site')).toHaveLength(30);
    seconds = 900;
    availability(one, names.slice(0, 30), 'available');
    await one.keeper.write();
    expect(await rows()).toEqual([
      '10:01:40 ["core","lost"] availability: null -> null',
      '10:15:00 ["core","back"] availability: null -> available',
    ]);
  });

  it('forgets after thirty days', async () => {
    const one = await started();
    seconds = 10;
    availability(one, names.slice(0, 20), 'unknown');
    one.kserve.upsertDeployments([bike('s10', { state: 'failed' })]);
    await one.keeper.write();
    expect(await rows()).toHaveLength(2);
    seconds = 30 * 24 * 3600 + 20;
    await one.keeper.write();
    expect(await rows()).toEqual([]);
    expect(await knex('history_members')).toEqual([]);
    // What is known of sites that are still there stays: the next change has something to be compared with.
    expect(await knex('history_facts').pluck('site')).toHaveLength(40);
  });
});
