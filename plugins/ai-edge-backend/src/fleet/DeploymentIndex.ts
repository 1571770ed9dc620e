import type {
  DeploymentRef,
  ModelDeployment,
  Site,
  Standing,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { byAuthority } from './byAuthority';
import { countDeployments } from './countDeployments';
import type { DesiredEntry } from './DesiredIndex';
import { mergeDeployment, type SourcedRecord } from './mergeDeployment';
import { deploymentKey, siteKey, siteKeyOf } from './refKeys';
import { samePrint } from './samePrint';

interface DeploymentEntry {
  ref: DeploymentRef;
  sourced: SourcedRecord[];
  /** Set when delivery was withdrawn while the site may still run it. */
  withdrawn: boolean;
  row: ModelDeployment;
}

/** What the rest of the fleet knows about a deployment. */
export interface DeploymentSurroundings {
  desired(key: string): DesiredEntry | undefined;
  site(key: string): Site | undefined;
  standing(
    entry: Pick<DeploymentEntry, 'ref' | 'sourced'>,
    row: Omit<ModelDeployment, 'standing'>,
    desired: DesiredEntry | undefined,
  ): Standing | undefined;
  now(): string;
}

/** The deployments, by ref, each merged of what its sources and Git say. */
export class DeploymentIndex {
  readonly #entries = new Map<string, DeploymentEntry>();
  readonly #bySite = new Map<string, Set<string>>();
  readonly #surroundings: DeploymentSurroundings;

  constructor(surroundings: DeploymentSurroundings) {
    this.#surroundings = surroundings;
  }

  *values(): Iterable<ModelDeployment> {
    for (const { row } of this.#entries.values()) yield row;
  }

  get(key: string): ModelDeployment | undefined {
    return this.#entries.get(key)?.row;
  }

  record(key: string): DeploymentRecord | undefined {
    const [first] = [...(this.#entries.get(key)?.sourced ?? [])].sort(
      byAuthority,
    );
    return first?.record;
  }

  keysOfSite(atSite: string): string[] {
    return [...(this.#bySite.get(atSite) ?? [])];
  }

  ofSite(atSite: string): ModelDeployment[] {
    return this.keysOfSite(atSite).flatMap(key => this.get(key) ?? []);
  }

  counts(atSite: string): Site['deployments'] {
    return countDeployments(this.ofSite(atSite));
  }

  /** Keys of what a source has told of, on one site or a whole hub, of one kind or of all. */
  keysOf(
    source: string,
    scope: { hub: string; site?: string; objectKind?: string },
  ): string[] {
    const { hub, site, objectKind } = scope;
    const keys =
      site === undefined
        ? this.#entries.keys()
        : this.keysOfSite(siteKey({ hub, name: site }));
    return [...keys].filter(key => {
      const entry = this.#entries.get(key);
      return (
        entry !== undefined &&
        entry.ref.hub === hub &&
        (objectKind === undefined || entry.ref.kind === objectKind) &&
        entry.sourced.some(one => one.source === source)
      );
    });
  }

  /** Whether delivery has let go of it. */
  isWithdrawn(key: string): boolean {
    return this.#entries.get(key)?.withdrawn ?? false;
  }

  /** Keys on a site that delivery has let go of. */
  withdrawnOf(atSite: string): string[] {
    return this.keysOfSite(atSite).filter(key => this.isWithdrawn(key));
  }

  /** Takes a source's records. True for each that says something else than before. */
  upsert(
    source: string,
    authority: number,
    absence: string,
    record: DeploymentRecord,
  ): boolean {
    const key = deploymentKey(record.ref);
    const before = this.#entries.get(key);
    const said = before?.sourced.find(one => one.source === source);
    const saidAt =
      said && samePrint(said.record, record) ? said.saidAt : record.asOf;
    return this.#put(key, record.ref, {
      sourced: [
        ...(before?.sourced.filter(one => one.source !== source) ?? []),
        { source, authority, record, saidAt },
      ],
      withdrawn: absence === 'withdrawn' ? false : before?.withdrawn ?? false,
    });
  }

  /** Forgets what a source said. The row goes when nobody else knows or wants it. */
  forget(source: string, key: string): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    const sourced = entry.withdrawn
      ? []
      : entry.sourced.filter(one => one.source !== source);
    return this.#put(key, entry.ref, { sourced, withdrawn: false });
  }

  /** Delivery let go: what is known stays, as leaving, until it is seen gone. */
  withdraw(key: string): boolean {
    const entry = this.#entries.get(key);
    return (
      entry !== undefined &&
      this.#put(key, entry.ref, { sourced: entry.sourced, withdrawn: true })
    );
  }

  /** Merges again; also makes the row of something that only Git knows. */
  refresh(key: string, ref: DeploymentRef): boolean {
    const entry = this.#entries.get(key);
    return this.#put(key, ref, {
      sourced: entry?.sourced ?? [],
      withdrawn: entry?.withdrawn ?? false,
    });
  }

  refOf(key: string): DeploymentRef | undefined {
    return this.#entries.get(key)?.ref;
  }

  #put(
    key: string,
    newRef: DeploymentRef,
    next: Pick<DeploymentEntry, 'sourced' | 'withdrawn'>,
  ): boolean {
    const before = this.#entries.get(key);
    const ref = before?.ref ?? newRef;
    const atSite = siteKeyOf(ref);
    const desired = this.#surroundings.desired(key);
    if (next.sourced.length === 0 && !desired) {
      this.#entries.delete(key);
      this.#bySite.get(atSite)?.delete(key);
      return before !== undefined;
    }
    const merged = mergeDeployment(
      ref,
      next.sourced,
      desired,
      this.#surroundings.site(atSite),
    );
    const standing = this.#since(
      before?.row.standing,
      this.#surroundings.standing(
        { ref, sourced: next.sourced },
        merged,
        desired,
      ),
    );
    const row: ModelDeployment = {
      ...merged,
      ...(next.withdrawn && { state: 'leaving' as const }),
      ...(standing && { standing }),
    };
    this.#entries.set(key, { ref, ...next, row });
    const siblings = this.#bySite.get(atSite);
    if (siblings) siblings.add(key);
    else this.#bySite.set(atSite, new Set([key]));
    return !samePrint(before?.row, row);
  }

  /** A standing that does not say since when has been so since it was first decided. */
  #since(
    before: Standing | undefined,
    after: Standing | undefined,
  ): Standing | undefined {
    if (!after || after.since) return after;
    const since =
      before?.state === after.state ? before.since : this.#surroundings.now();
    return { ...after, ...(since !== undefined && { since }) };
  }
}
