import {
  parseDeploymentRef,
  parseSiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Knex } from 'knex';
import type { Beat } from '../database/Heartbeat';
import type { Fleet } from '../fleet/Fleet';
import { chainChanges } from './chainChanges';
import type { ChangeRecorder, Pending } from './ChangeRecorder';
import {
  directionOf,
  groupMoves,
  LEASE_GRACE_MS,
  type Direction,
} from './groupMoves';
import type { HistoryRow } from './HistoryRow';
import { HistoryStore } from './HistoryStore';
import type { SiteFacts, SubjectFacts } from './SiteFacts';

const KEEP_MS = 30 * 24 * 3_600_000;
const FORGET_EVERY_MS = 3_600_000;
/** Nobody wrote for longer than this: who started since cannot know what happened meanwhile. */
const BLIND_MS = 120_000;

export type HistoryFleet = Pick<Fleet, 'site' | 'sites'>;

function minus(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) - milliseconds).toISOString();
}

/** Writes what a recorder saw, as far as history does not know it. */
export class HistoryWriter {
  readonly #fleet: HistoryFleet;
  readonly #recorder: ChangeRecorder;
  readonly #now: () => number;
  /** Since when this process has seen everything. */
  readonly #watchingSince: string;
  #forgotAt = 0;

  static create(options: {
    fleet: HistoryFleet;
    recorder: ChangeRecorder;
    now: () => number;
  }): HistoryWriter {
    return new HistoryWriter(options);
  }

  private constructor(options: {
    fleet: HistoryFleet;
    recorder: ChangeRecorder;
    now: () => number;
  }) {
    this.#fleet = options.fleet;
    this.#recorder = options.recorder;
    this.#now = options.now;
    this.#watchingSince = new Date(options.now()).toISOString();
  }

  take() {
    return this.#recorder.take();
  }

  failed(taken: Map<string, Map<string, Pending>>): void {
    this.#recorder.giveBack(taken);
  }

  /** In the transaction that holds the heartbeat. */
  async write(
    tx: Knex.Transaction,
    taken: Map<string, Map<string, Pending>>,
    before: Beat | undefined,
  ): Promise<void> {
    const now = new Date(this.#now()).toISOString();
    if (before) await this.#noteGap(tx, before.at);
    const rows = await this.#chain(tx, taken, now);
    await HistoryStore.putRows(
      tx,
      rows.filter(row => directionOf(row) === undefined),
    );
    await this.#writeMoves(tx, rows);
    if (this.#now() - this.#forgotAt >= FORGET_EVERY_MS) {
      await HistoryStore.forget(tx, minus(now, KEEP_MS));
      this.#forgotAt = this.#now();
    }
  }

  async #noteGap(tx: Knex.Transaction, since: string): Promise<void> {
    const blind = Date.parse(this.#watchingSince) - Date.parse(since);
    if (blind > BLIND_MS) {
      await HistoryStore.putGap(tx, since, this.#watchingSince);
    }
  }

  async #chain(
    tx: Knex.Transaction,
    taken: Map<string, Map<string, Pending>>,
    now: string,
  ): Promise<HistoryRow[]> {
    const rows: HistoryRow[] = [];
    const stored = await HistoryStore.facts(
      tx,
      [...taken.keys()].map(parseSiteRef),
    );
    const changed = new Map<string, SiteFacts>();
    for (const [key, things] of taken) {
      const known = stored.get(key) ?? { deployments: {} };
      const ref = parseSiteRef(key);
      const clusterId = this.#fleet.site(ref)?.clusterId ?? known.clusterId;
      const facts: SiteFacts = {
        ...known,
        clusterId,
        deployments: { ...known.deployments },
      };
      for (const [thing, pending] of things) {
        const isSite = thing === key;
        const chained = chainChanges(
          {
            key: thing,
            hub: ref.hub,
            site: ref.name,
            clusterId,
            deployment: isSite ? undefined : parseDeploymentRef(thing),
          },
          isSite ? known.site : known.deployments[thing],
          pending,
        );
        rows.push(...chained.rows);
        if (isSite) facts.site = chained.facts;
        else if (chained.facts) facts.deployments[thing] = chained.facts;
      }
      facts.deployments = this.#withoutLongGone(facts.deployments, now);
      if (JSON.stringify(facts) !== JSON.stringify(known)) {
        changed.set(key, facts);
      }
    }
    await HistoryStore.putFacts(tx, changed, now);
    return rows;
  }

  #withoutLongGone(
    deployments: Record<string, SubjectFacts>,
    now: string,
  ): Record<string, SubjectFacts> {
    const before = minus(now, KEEP_MS);
    return Object.fromEntries(
      Object.entries(deployments).filter(
        ([, { present, at }]) => present || at >= before,
      ),
    );
  }

  /** Sites that were lost, or came back: one by one, or as one incident of their hub. */
  async #writeMoves(tx: Knex.Transaction, rows: HistoryRow[]): Promise<void> {
    const byHub = new Map<string, HistoryRow[]>();
    for (const row of rows) {
      const direction = directionOf(row);
      if (!direction) continue;
      const key = JSON.stringify([row.hub, direction]);
      const moves = byHub.get(key) ?? [];
      moves.push(row);
      byHub.set(key, moves);
    }
    for (const [key, moves] of byHub) {
      const [hub, direction] = JSON.parse(key);
      await this.#writeMovesOf(tx, hub, direction, moves);
    }
  }

  async #writeMovesOf(
    tx: Knex.Transaction,
    hub: string,
    direction: Direction,
    moves: HistoryRow[],
  ): Promise<void> {
    const first = moves.map(({ since }) => since).sort()[0];
    const from = minus(first, LEASE_GRACE_MS);
    const open = await HistoryStore.openIncident(tx, hub, direction, from);
    const reach = open && minus(open.until, -LEASE_GRACE_MS);
    const members = open && (await HistoryStore.memberSites(tx, open.id));
    const joining = moves.filter(
      ({ since, site }) =>
        reach !== undefined && since <= reach && !members?.has(site!),
    );
    if (open && joining.length > 0) {
      const until = joining
        .map(({ since }) => since)
        .sort()
        .pop()!;
      const grown = { since: open.since, until, members: joining };
      await HistoryStore.putIncident(tx, hub, direction, grown, open);
    }
    const joined = new Set(joining);
    const others = new Set(moves.filter(move => !joined.has(move)));
    if (others.size === 0) return;
    const known = (await HistoryStore.moves(tx, hub, from)).filter(
      row => directionOf(row) === direction,
    );
    const { singles, incidents } = groupMoves(
      [...known, ...others],
      this.#sitesOf(hub),
    );
    for (const incident of incidents) {
      await HistoryStore.removeRows(tx, incident.members);
      await HistoryStore.putIncident(tx, hub, direction, incident);
    }
    await HistoryStore.putRows(
      tx,
      singles.filter(row => others.has(row)),
    );
  }

  #sitesOf(hub: string): number {
    let count = 0;
    for (const { ref, availability } of this.#fleet.sites()) {
      if (ref.hub === hub && availability.state !== 'detached') count += 1;
    }
    return count;
  }
}
