import { TestDatabases } from '@backstage/backend-test-utils';

/** SQLite, and the PostgreSQL that `npm test` starts where one is installed. */
export function testDatabases(): TestDatabases {
  return TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
    disableDocker: true,
  });
}
