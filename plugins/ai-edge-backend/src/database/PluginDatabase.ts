import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const MIGRATIONS = resolvePackagePath(
  '@ai-edge/backstage-plugin-ai-edge-backend',
  'migrations',
);

/** Brings a database to the tables of this version. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: MIGRATIONS });
}

/** The plugin's database with its tables. Opening that failed is tried again by whoever asks next. */
export class PluginDatabase {
  readonly #database: DatabaseService;
  #opening?: Promise<Knex>;

  static create(options: { database: DatabaseService }): PluginDatabase {
    return new PluginDatabase(options.database);
  }

  private constructor(database: DatabaseService) {
    this.#database = database;
  }

  client(): Promise<Knex> {
    if (!this.#opening) {
      const opening = this.#open();
      this.#opening = opening;
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = undefined;
      });
    }
    return this.#opening;
  }

  async #open(): Promise<Knex> {
    const knex = await this.#database.getClient();
    if (!this.#database.migrations?.skip) await migrate(knex);
    return knex;
  }
}
