import { testDatabases } from '../__testUtils__/testDatabases';
import { readBeat, takeBeat } from './Heartbeat';
import { migrate } from './PluginDatabase';

const T0 = '2026-11-20T10:00:00.000Z';
const T1 = '2026-11-20T10:00:30.000Z';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('the heartbeat on %s', id => {
  async function database() {
    const knex = await databases.init(id);
    await migrate(knex);
    return knex;
  }

  it('says who wrote last, and how it was before', async () => {
    const knex = await database();
    expect(await readBeat(knex)).toBeUndefined();
    const first = await knex.transaction(tx => takeBeat(tx, 'a', T0));
    expect(first).toEqual({ before: undefined, generation: 1 });
    const second = await knex.transaction(tx => takeBeat(tx, 'b', T1));
    expect(second).toMatchObject({ before: { writer: 'a', at: T0 } });
    expect(await readBeat(knex)).toEqual({
      writer: 'b',
      generation: 2,
      at: T1,
      firstAt: T0,
    });
  });

  it('does not go back when a replica’s clock does', async () => {
    const knex = await database();
    await knex.transaction(tx => takeBeat(tx, 'a', T1));
    await knex.transaction(tx => takeBeat(tx, 'b', T0));
    expect(await readBeat(knex)).toMatchObject({ writer: 'b', at: T1 });
  });

  it('lets one write at a time', async () => {
    const knex = await database();
    await knex.transaction(tx => takeBeat(tx, 'first', T0));
    const order: string[] = [];
    const write = (writer: string) =>
      knex.transaction(async tx => {
        await takeBeat(tx, writer, T1);
        order.push(`${writer} in`);
        await tx('history_gaps').select();
        await tx('history_gaps').select();
        order.push(`${writer} out`);
      });
    await Promise.all(['a', 'b', 'c'].map(write));
    const writers = order.map(text => text[0]);
    expect(order.map(text => text.slice(2))).toEqual(
      Array(3).fill(['in', 'out']).flat(),
    );
    expect(writers[0]).toBe(writers[1]);
    expect(writers[2]).toBe(writers[3]);
  });

  it('is as before when the write fails', async () => {
    const knex = await database();
    await knex.transaction(tx => takeBeat(tx, 'a', T0));
    const failing = knex.transaction(async tx => {
      await takeBeat(tx, 'b', T1);
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await readBeat(knex)).toMatchObject({ writer: 'a', at: T0 });
  });
});
