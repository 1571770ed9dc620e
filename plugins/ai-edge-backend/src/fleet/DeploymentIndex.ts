import type {
  DeploymentRef,
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { withSaid } from './byAuthority';
import { countDeployments } from './countDeployments';
import {
  believed,
  type DeploymentEntry,
  type SeenGone,
} from './DeploymentEntry';
import type { DesiredEntry } from './DesiredIndex';
import type { RememberedDeployment } from './FleetMemory';
import {
  deploymentRow,
  type DecideStanding,
  type Verdict,
} from './deploymentRow';
import {
  leavingSince,
  type SiteView,
  type SourcedRecord,
} from './mergeDeployment';
import { deploymentKey, siteKey, siteKeyOf } from './refKeys';
import { samePrint } from './samePrint';
import { ToldCounts } from './ToldCounts';

/** What the rest of the fleet knows about a deployment. */
export interface DeploymentSurroundings {
  desired(key: string): DesiredEntry | undefined;
  site(key: string): SiteView | undefined;
  standing: DecideStanding;
  /** Whether a source is told of every change. */
  watches: (source: string) => boolean;
  /** Whether a source that looks at the site, other than some, has listed it whole at an instant or after it. */
  listedSince: (
    site: string,
    instant: string,
    others: (source: string) => boolean,
  ) => boolean;
  /** An equal value that is held already. */
  share: <T extends object>(value: T) => T;
  now: () => string;
}

type Said = Pick<DeploymentEntry, 'sourced' | 'gone'>;

const NOTHING_SAID: Said = { sourced: [] };

/** The deployments, by ref, each merged of what its sources and Git say. */
export class DeploymentIndex {
  readonly #entries = new Map<string, DeploymentEntry>();
  readonly #bySite = new Map<string, string[]>();
  readonly #told = new ToldCounts();
  readonly #surroundings: DeploymentSurroundings;

  constructor(surroundings: DeploymentSurroundings) {
    this.#surroundings = surroundings;
  }

  *values(): Iterable<ModelDeployment> {
    for (const { row } of this.#entries.values()) if (row) yield row;
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  get(key: string): ModelDeployment | undefined {
    return this.#entries.get(key)?.row;
  }

  refOf(key: string): DeploymentRef | undefined {
    return this.#entries.get(key)?.ref;
  }

  /** What the most authoritative source last said. */
  record(key: string): DeploymentRecord | undefined {
    return this.#entries.get(key)?.sourced[0]?.record;
  }

  said(key: string): readonly SourcedRecord[] {
    return this.#entries.get(key)?.sourced ?? [];
  }

  keysOfSite(atSite: string): readonly string[] {
    return this.#bySite.get(atSite) ?? [];
  }

  ofSite(atSite: string): ModelDeployment[] {
    return this.keysOfSite(atSite).flatMap(key => this.get(key) ?? []);
  }

  counts(atSite: string): Site['deployments'] {
    return countDeployments(this.ofSite(atSite));
  }

  /** Keys of what a source has told of and not let go of, on one site or a whole hub, of one kind or of all. */
  keysToldBy(
    source: string,
    scope: { hub: string; site?: string; objectKind?: string },
  ): string[] {
    const { hub, site, objectKind } = scope;
    const keys: string[] = [];
    for (const key of site === undefined
      ? this.#entries.keys()
      : this.keysOfSite(siteKey({ hub, name: site }))) {
      const { ref, sourced } = this.#entries.get(key)!;
      if (
        ref.hub === hub &&
        (objectKind === undefined || ref.kind === objectKind) &&
        sourced.some(
          one => one.source === source && one.withdrawnSince === undefined,
        )
      ) {
        keys.push(key);
      }
    }
    return keys;
  }

  countToldBy(source: string, hub: string, kind: string): number {
    return this.#told.of(source, hub, kind);
  }

  /** Whether delivery has let go of it. */
  isLeaving(key: string): boolean {
    return leavingSince(this.said(key)) !== undefined;
  }

  /** Takes a source's record. True when the row says something else than before. */
  upsert(source: string, authority: number, record: DeploymentRecord): boolean {
    const key = deploymentKey(record.ref);
    const before = this.#entries.get(key);
    const said = before?.sourced.find(one => one.source === source);
    const saidAt =
      said && samePrint(said.record, record) ? said.saidAt : record.asOf;
    return this.#put(key, record.ref, {
      sourced: withSaid(before?.sourced ?? [], {
        source,
        authority,
        record,
        saidAt,
      }),
      gone: before?.gone?.filter(one => one.source !== source),
    });
  }

  /** A source that looks at the site does not see it there. The row goes when nobody else knows or wants it. */
  seenGone(source: string, key: string, ref: DeploymentRef): boolean {
    const { sourced, gone = [] } = this.#entries.get(key) ?? NOTHING_SAID;
    const mark = { source, at: this.#surroundings.now() };
    return this.#put(key, ref, {
      sourced: sourced.filter(one => one.source !== source),
      gone: [...gone.filter(one => one.source !== source), mark],
    });
  }

  /** A source does not vouch for it any more: `withdrawnSince` or `unlistedSince`, which is what is known then. */
  letGo(
    source: string,
    key: string,
    since: 'withdrawnSince' | 'unlistedSince',
  ): boolean {
    const entry = this.#entries.get(key);
    const said = entry?.sourced.find(one => one.source === source);
    if (!entry || !said || said[since] !== undefined) return false;
    return this.#put(key, entry.ref, {
      ...entry,
      sourced: withSaid(entry.sourced, {
        ...said,
        [since]: this.#surroundings.now(),
      }),
    });
  }

  /** Drops what sources said, or did not find, where it is not kept. */
  drop(
    key: string,
    isDropped: (one: SourcedRecord) => boolean,
    isMarkDropped: (mark: SeenGone) => boolean,
  ): boolean {
    const entry = this.#entries.get(key);
    const { sourced = [], gone = [] } = entry ?? {};
    const drops = sourced.some(isDropped) || gone.some(isMarkDropped);
    if (!entry || !drops) return false;
    return this.#put(key, entry.ref, {
      sourced: sourced.filter(one => !isDropped(one)),
      gone: gone.filter(mark => !isMarkDropped(mark)),
    });
  }

  /** Merges again; also makes the row of something that only Git knows. */
  refresh(key: string, ref: DeploymentRef): boolean {
    return this.#put(key, ref, this.#entries.get(key) ?? NOTHING_SAID);
  }

  remember(atSite: string): RememberedDeployment[] {
    return this.keysOfSite(atSite).flatMap(key => {
      const { ref, row, ...said } = this.#entries.get(key)!;
      const { sourced, isShown } = this.#believed(atSite, said);
      if (!isShown) return [];
      const { state, since: saidAt } = row?.standing ?? {};
      const standing = state && { state, saidAt };
      const withdrawnSince = leavingSince(sourced);
      return { ref, sourced: [...sourced], standing, withdrawnSince };
    });
  }

  /** Takes what was remembered; what has been told since then stays. */
  restore({ ref, sourced, standing }: RememberedDeployment): void {
    const key = deploymentKey(ref);
    const before = this.#entries.get(key) ?? NOTHING_SAID;
    const news = sourced.filter(
      ({ source }) => !before.sourced.some(one => one.source === source),
    );
    this.#put(
      key,
      ref,
      {
        ...before,
        sourced: news.reduce<readonly SourcedRecord[]>(
          (all, one) => withSaid(all, one),
          before.sourced,
        ),
      },
      standing && { state: standing.state, since: standing.saidAt },
    );
  }

  #put(
    key: string,
    newRef: DeploymentRef,
    said: Said,
    verdict?: Verdict,
  ): boolean {
    const before = this.#entries.get(key);
    const ref = before?.ref ?? newRef;
    const atSite = siteKeyOf(ref);
    const desired = this.#surroundings.desired(key);
    const { sourced } = said;
    const gone = said.gone?.length ? said.gone : undefined;
    this.#told.moved(ref, before?.sourced ?? [], sourced);
    if (sourced.length === 0 && !desired && !gone) {
      this.#entries.delete(key);
      if (before) this.#leaveSite(atSite, key);
      return before?.row !== undefined;
    }
    const shown = this.#believed(atSite, said);
    const row =
      shown.isShown || desired
        ? deploymentRow(
            { ref, sourced: shown.isShown ? shown.sourced : [] },
            {
              desired,
              site: this.#surroundings.site(atSite),
              standing: this.#surroundings.standing,
              before: before?.row?.standing ?? verdict,
              share: this.#surroundings.share,
              now: this.#surroundings.now,
            },
          )
        : undefined;
    if (before) {
      const same = samePrint(before.row, row);
      Object.assign(before, { sourced, gone, row });
      return !same;
    }
    this.#entries.set(key, { ref, sourced, gone, row });
    const siblings = this.#bySite.get(atSite);
    if (siblings) siblings.push(key);
    else this.#bySite.set(atSite, [key]);
    return row !== undefined;
  }

  #believed(atSite: string, { sourced, gone }: Said) {
    const { watches, listedSince } = this.#surroundings;
    return believed(
      sourced,
      (instant, counts) =>
        gone?.some(
          ({ source, at }) =>
            at >= instant || (counts === 'still' && watches(source)),
        ) ||
        listedSince(atSite, instant, source =>
          sourced.some(one => one.source === source),
        ),
    );
  }

  #leaveSite(atSite: string, key: string): void {
    const others = this.keysOfSite(atSite).filter(one => one !== key);
    if (others.length === 0) this.#bySite.delete(atSite);
    else this.#bySite.set(atSite, others);
  }
}
