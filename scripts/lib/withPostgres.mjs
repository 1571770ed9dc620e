import { say, StepError } from './console.mjs';
import { onInterrupt } from './interrupt.mjs';
import { findPostgres, POSTGRES_VARIABLE, startPostgres } from './postgres.mjs';

/**
 * Does work with the connection string of a PostgreSQL server: the one that the environment names, else one that is
 * started for it and ended after it. Where none is installed it says so and does the work without; with CI set that
 * is a failure.
 */
export async function withPostgres(env, work, find = findPostgres) {
  if (env[POSTGRES_VARIABLE]) return work(env[POSTGRES_VARIABLE]);
  const bin = find(env);
  if (!bin) {
    const told =
      'no PostgreSQL server was found (initdb and postgres, on the PATH or under /usr/lib/postgresql)';
    if (env.CI) {
      throw new StepError(
        'The tests on PostgreSQL',
        told,
        'install postgresql',
      );
    }
    say(`  NOT RUN on PostgreSQL: ${told}`);
    return work(undefined);
  }
  const interrupt = onInterrupt();
  const server = await startPostgres({ bin, env });
  interrupt.done.then(async () => {
    await server.stop();
    say('Interrupted; the PostgreSQL server has been ended.');
    process.exit(130);
  });
  try {
    return await work(server.connectionString);
  } finally {
    await server.stop();
  }
}
