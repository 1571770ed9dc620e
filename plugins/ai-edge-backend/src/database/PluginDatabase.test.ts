import type { DatabaseService } from '@backstage/backend-plugin-api';
import { testDatabases } from '../__testUtils__/testDatabases';
import { PluginDatabase } from './PluginDatabase';

describe('PluginDatabase', () => {
  const databases = testDatabases();

  function over(service: Partial<DatabaseService>) {
    return PluginDatabase.create({ database: service as DatabaseService });
  }

  it('makes its tables once, whoever asks first', async () => {
    const knex = await databases.init('SQLITE_3');
    const getClient = jest.fn(async () => knex);
    const database = over({ getClient });
    const [one, other] = await Promise.all([
      database.client(),
      database.client(),
    ]);
    expect(one).toBe(other);
    expect(getClient).toHaveBeenCalledTimes(1);
    expect(await one.schema.hasTable('fleet_sites')).toBe(true);
  });

  it('leaves the tables to others where migrations are switched off', async () => {
    const knex = await databases.init('SQLITE_3');
    const database = over({
      getClient: async () => knex,
      migrations: { skip: true },
    });
    await database.client();
    expect(await knex.schema.hasTable('fleet_sites')).toBe(false);
  });

  it('opens when the database is back', async () => {
    const knex = await databases.init('SQLITE_3');
    const getClient = jest
      .fn<Promise<typeof knex>, []>()
      .mockRejectedValueOnce(new Error('connect ECONNREFUSED'))
      .mockResolvedValueOnce(knex);
    const database = over({ getClient });
    await expect(database.client()).rejects.toThrow('ECONNREFUSED');
    await expect(database.client()).resolves.toBe(knex);
  });
});
