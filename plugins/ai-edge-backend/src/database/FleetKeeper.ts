import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SourceState } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import { ChangeRecorder } from '../history/ChangeRecorder';
import { HistoryWriter } from '../history/HistoryWriter';
import { readBeat, takeBeat } from './Heartbeat';
import type { PluginDatabase } from './PluginDatabase';
import { SnapshotStore } from './SnapshotStore';
import { SnapshotWriter } from './SnapshotWriter';

const WRITE_EVERY = { seconds: 30 };
const LOOK_EVERY_MS = 30_000;
const SILENT_MS = 120_000;
/** A start waits this long for what was known, then goes on without; it comes when it comes. */
const RESTORE_WAIT_MS = 10_000;
const LAST_WRITE_WAIT_MS = 10_000;

/**
 * Brings back at the start what was known before, and keeps the database up to date: one replica at a time, whichever
 * the scheduler elects. The portal does not depend on it.
 */
export class FleetKeeper {
  readonly #id = randomUUID();
  readonly #fleet: Fleet;
  readonly #database: PluginDatabase;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #snapshot: SnapshotWriter;
  readonly #recorder: ChangeRecorder;
  readonly #history: HistoryWriter;
  readonly #stopped = new AbortController();
  #generation = -1;
  #restored = false;
  #scheduled = false;
  #notes: string[] = [];
  #writing: Promise<void> = Promise.resolve();

  static create(options: {
    fleet: Fleet;
    database: PluginDatabase;
    scheduler: SchedulerService;
    logger: LoggerService;
    now?: () => number;
  }): FleetKeeper {
    return new FleetKeeper(options);
  }

  private constructor(options: {
    fleet: Fleet;
    database: PluginDatabase;
    scheduler: SchedulerService;
    logger: LoggerService;
    now?: () => number;
  }) {
    const { fleet, database } = options;
    const now = options.now ?? Date.now;
    this.#fleet = fleet;
    this.#database = database;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
    this.#now = now;
    this.#snapshot = SnapshotWriter.create({ fleet, now });
    this.#recorder = ChangeRecorder.create({ fleet, now });
    this.#history = HistoryWriter.create({
      fleet,
      recorder: this.#recorder,
      now,
    });
  }

  /** Resolves when the known fleet is back, or when waiting for it any longer would do more harm than good. */
  async start(): Promise<void> {
    const { signal } = this.#stopped;
    this.#report('starting');
    const opened = this.#open();
    this.#look(opened).catch(error =>
      this.#logger.error('The snapshot is not looked after any more', error),
    );
    // The only way the wait rejects is the end of the portal.
    const waited = sleep(RESTORE_WAIT_MS, undefined, {
      signal,
      ref: false,
    }).catch(() => undefined);
    await Promise.race([opened, waited]);
  }

  /** Writes what is known one last time. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    if (!this.#restored) return;
    const waited = sleep(LAST_WRITE_WAIT_MS, undefined, { ref: false });
    await Promise.race([this.#write({ last: true }), waited]).catch(error =>
      this.#logger.warn(
        `The snapshot was not written at the end: ${toError(error).message}`,
      ),
    );
  }

  /** Writes what the database does not say yet. Rejects when it could not; then nothing of it was written. */
  write(): Promise<void> {
    return this.#write({});
  }

  #write(options: { last?: boolean }): Promise<void> {
    const next = this.#writing.then(() => this.#writeNow(options));
    // Who waits for it hears of the failure; the next write does not care.
    this.#writing = next.catch(() => undefined);
    return next;
  }

  async #writeNow(options: { last?: boolean }): Promise<void> {
    const knex = await this.#database.client();
    const beat = await readBeat(knex);
    if (beat?.writer !== this.#id || beat.generation !== this.#generation) {
      this.#snapshot.distrust();
    }
    const now = new Date(this.#now()).toISOString();
    const changes = await this.#snapshot.find(knex, options);
    const taken = this.#history.take();
    try {
      this.#generation = await knex.transaction(async tx => {
        const { before, generation } = await takeBeat(tx, this.#id, now);
        await this.#snapshot.write(tx, changes);
        await this.#history.write(tx, taken, before);
        return generation;
      });
    } catch (error) {
      this.#snapshot.failed(changes);
      this.#history.failed(taken);
      this.#report('failed', [
        'What is known now is not being written: the database does not take it.',
      ]);
      throw error;
    }
    this.#snapshot.written(changes);
    this.#report('ok', this.#notes, now);
  }

  /** Opens the database, brings back what it knows, and enters the election of writers. True when all is done. */
  async #open(): Promise<boolean> {
    try {
      const knex = await this.#database.client();
      if (!this.#restored) {
        const read = await SnapshotStore.read(knex);
        this.#recorder.baseline(() => this.#fleet.restore(read));
        this.#snapshot.meet();
        this.#restored = true;
        this.#notes = this.#say(read);
        this.#report('ok', this.#notes, (await readBeat(knex))?.at);
      }
      if (!this.#scheduled) {
        await this.#scheduler.scheduleTask({
          id: 'ai-edge-write-fleet',
          frequency: WRITE_EVERY,
          timeout: { minutes: 2 },
          initialDelay: WRITE_EVERY,
          scope: 'global',
          signal: this.#stopped.signal,
          fn: () => this.write(),
        });
        this.#scheduled = true;
      }
      return true;
    } catch (error) {
      this.#logger.warn(
        `The fleet's database cannot be used: ${toError(error).message}`,
      );
      this.#report('failed', [
        this.#restored
          ? 'Writing what is known could not be scheduled; it is tried again.'
          : 'What was known before the start could not be read: the database does not answer. It is tried again.',
      ]);
      return false;
    }
  }

  /** Tries again until everything is open; then says when somebody, whoever it is, wrote last. */
  async #look(opened: Promise<boolean>): Promise<void> {
    const { signal } = this.#stopped;
    let open = await opened;
    while (!signal.aborted) {
      // The only way this rejects is the abort, which ends the loop.
      await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(
        () => undefined,
      );
      if (signal.aborted) return;
      if (open) await this.#readBeat();
      else open = await this.#open();
    }
  }

  async #readBeat(): Promise<void> {
    try {
      const at = (await readBeat(await this.#database.client()))?.at;
      const silent = at === undefined ? 0 : this.#now() - Date.parse(at);
      if (silent > SILENT_MS) {
        this.#report('stale', ['Nobody has written for some minutes.'], at);
      } else {
        this.#report('ok', this.#notes, at);
      }
    } catch (error) {
      this.#logger.warn(
        `The fleet's database cannot be read: ${toError(error).message}`,
      );
      this.#report('failed', ['The database does not answer.']);
    }
  }

  #say({
    newer,
    broken,
  }: {
    newer: number;
    broken: { count: number; why?: string };
  }) {
    const notes: string[] = [];
    if (newer > 0) {
      notes.push(
        newer === 1
          ? '1 site was written by a later version of the portal and was left alone.'
          : `${newer} sites were written by a later version of the portal and were left alone.`,
      );
    }
    if (broken.count > 0) {
      notes.push(
        broken.count === 1
          ? '1 row could not be read and was left alone.'
          : `${broken.count} rows could not be read and were left alone.`,
      );
      this.#logger.warn(`Rows of the snapshot are broken: ${broken.why}`);
    }
    notes.forEach(note => this.#logger.warn(note));
    return notes;
  }

  #report(state: SourceState, notes: string[] = [], asOf?: string): void {
    this.#fleet.reportSource({
      id: 'snapshot',
      kind: 'snapshot',
      state,
      asOf,
      message: notes.join(' ') || undefined,
    });
  }
}
