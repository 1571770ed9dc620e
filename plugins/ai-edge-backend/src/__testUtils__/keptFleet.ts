import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { FleetKeeper } from '../database/FleetKeeper';
import { PluginDatabase } from '../database/PluginDatabase';
import { toldFleet } from './toldFleet';

/** A fleet with its keeper, as one backend process has them; processes share a database. */
export function keptFleet(options: {
  knex: Knex;
  now: () => number;
  /** Stands in for the database service. */
  getClient?: () => Promise<Knex>;
}) {
  const { knex, now, getClient = async () => knex } = options;
  const told = toldFleet(now);
  const database = PluginDatabase.create({ database: { getClient } });
  const scheduler = mockServices.scheduler.mock();
  const keeper = FleetKeeper.create({
    fleet: told.fleet,
    database,
    scheduler,
    logger: mockServices.logger.mock(),
    now,
  });
  const status = () => told.fleet.sources().find(({ id }) => id === 'snapshot');
  return { ...told, keeper, database, scheduler, status };
}

/** Counts the rows that are written while something is done. */
export async function rowsWritten(
  knex: Knex,
  work: () => Promise<void>,
): Promise<string[]> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    const [, table] =
      sql.match(/^(?:insert into|update|delete from) [`"](\w+)[`"]/) ?? [];
    if (table) statements.push(table);
  };
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  return statements;
}
