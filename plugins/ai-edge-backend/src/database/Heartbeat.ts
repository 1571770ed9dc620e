import type { Knex } from 'knex';

const TABLE = 'fleet_heartbeat';

/** Who wrote last, and when. */
export interface Beat {
  writer: string;
  generation: number;
  at: string;
  /** When somebody wrote for the first time ever. */
  firstAt: string;
}

interface Row {
  writer: string;
  generation: number | string;
  at: string;
  first_at: string;
}

export async function readBeat(knex: Knex): Promise<Beat | undefined> {
  const row: Row | undefined = await knex<Row>(TABLE).first();
  return (
    row && {
      writer: row.writer,
      // PostgreSQL answers large numbers as text.
      generation: Number(row.generation),
      at: row.at,
      firstAt: row.first_at,
    }
  );
}

/**
 * Says in a transaction that somebody writes now, and answers how it was before. The row stays locked until the
 * transaction ends: whatever the scheduler does, there is one writer at a time.
 */
export async function takeBeat(
  tx: Knex.Transaction,
  writer: string,
  now: string,
): Promise<{ before?: Beat; generation: number }> {
  const row = { id: 1, writer, generation: 0, at: now, first_at: now };
  const locked = await tx(TABLE).update({ id: 1 }).where({ id: 1 });
  if (locked === 0) {
    await tx(TABLE).insert(row).onConflict('id').ignore();
    await tx(TABLE).update({ id: 1 }).where({ id: 1 });
  }
  const before = await readBeat(tx);
  const known = locked > 0 ? before : undefined;
  const generation = (before?.generation ?? 0) + 1;
  const at = known && known.at > now ? known.at : now;
  await tx(TABLE).update({ writer, generation, at });
  return { before: known, generation };
}
