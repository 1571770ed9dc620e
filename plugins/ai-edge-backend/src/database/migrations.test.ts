import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/testDatabases';
import { migrate } from './PluginDatabase';

const directory = resolvePackagePath(
  '@ai-edge/backstage-plugin-ai-edge-backend',
  'migrations',
);

const TABLES = [
  'fleet_sites',
  'fleet_ages',
  'fleet_sources',
  'fleet_heartbeat',
  'history_facts',
  'history_rows',
  'history_members',
  'history_gaps',
];

const there = async (knex: Knex) => {
  const answers = await Promise.all(
    TABLES.map(async name => ((await knex.schema.hasTable(name)) ? name : '')),
  );
  return answers.filter(Boolean);
};

describe('migrations', () => {
  const databases = testDatabases();

  it.each(databases.eachSupportedId())(
    'go up, down and up again on %s',
    async id => {
      const knex = await databases.init(id);
      await migrate(knex);
      expect(await there(knex)).toEqual(TABLES);
      await knex.migrate.rollback({ directory }, true);
      expect(await there(knex)).toEqual([]);
      await migrate(knex);
      expect(await there(knex)).toEqual(TABLES);
    },
  );

  it.each(databases.eachSupportedId())(
    'change nothing that is there on %s',
    async id => {
      const knex = await databases.init(id);
      await migrate(knex);
      const row = { since: '2026-11-20T10:00:00.000Z', until: '2026-11-21' };
      await knex('history_gaps').insert(row);
      await migrate(knex);
      expect(await knex('history_gaps')).toEqual([row]);
    },
  );

  it('ship with the package', () => {
    const { files } = require('../../package.json');
    expect(files).toContain('migrations');
  });
});
