import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DeploymentIndex } from './DeploymentIndex';
import { fewOf, Quarantine } from './Quarantine';
import type { SiteIndex } from './SiteIndex';
import type { SourceNote } from './SourceBoard';

type Scope = Parameters<FleetSink['listed']>[0];
type DeploymentScope = Extract<Scope, { kind: 'deployment' }>;
type Source = Pick<FleetSource, 'id' | 'absence'>;

interface Known {
  sites: Pick<SiteIndex, 'keysToldBy'>;
  deployments: Pick<
    DeploymentIndex,
    'keysToldBy' | 'countToldBy' | 'refOf' | 'isLeaving'
  >;
}

/** What a list that was read to its end proves by what it lacks. */
export class Absences {
  readonly #known: Known;
  readonly #quarantine: Quarantine;

  constructor(options: Known & { now: () => number }) {
    this.#known = options;
    this.#quarantine = new Quarantine(options.now);
  }

  /** Sites that the hub does not list any more. */
  sites(source: Source, hub: string, refs: string[]): string[] {
    const known = this.#known.sites.keysToldBy(source.id, hub);
    return this.#quarantine.admit({
      scope: `${source.id}|site`,
      missing: without(known, refs),
      known: known.length,
      isShort: refs.length === 0 && known.length > 1,
    });
  }

  /** Deployments that the source does not list any more, as far as the list can be believed. */
  deployments(
    source: Source,
    scope: DeploymentScope,
    refs: string[],
  ): string[] {
    const { deployments } = this.#known;
    const known = deployments.keysToldBy(source.id, scope);
    const missing = without(known, refs);
    // That an index does not list something removes nothing: there is nothing to hold back.
    if (source.absence === 'nothing') return missing;
    // That what delivery has let go of leaves the lists is nothing to wonder about.
    const leaving = missing.filter(key => deployments.isLeaving(key));
    const lacked = without(missing, leaving);
    const unexpected = byKind(lacked, key => deployments.refOf(key)!.kind);
    // A list of the whole hub that says nothing, or that lacks much over all kinds together.
    const isShort =
      scope.site === undefined &&
      ((refs.length === 0 && known.length > 1) ||
        lacked.length > fewOf(known.length));
    const admitted = kindsOf(
      scope,
      known,
      key => deployments.refOf(key)!.kind,
    ).flatMap(kind =>
      this.#quarantine.admit({
        scope: `${source.id}|deployment:${scope.site ?? ''}:${kind}`,
        group: `${source.id}|deployment:${kind}`,
        missing: unexpected.get(kind) ?? [],
        known: deployments.countToldBy(source.id, scope.hub, kind),
        isShort,
      }),
    );
    return [...admitted, ...leaving];
  }

  /** It was seen again, or seen leaving. */
  settle(source: string, key: string): void {
    this.#quarantine.settle(`${source}|`, key);
  }

  /** What is to be said of the source because of what it did not list. */
  note(source: Source): SourceNote | undefined {
    const held = this.#quarantine.held(`${source.id}|`);
    return held > 0
      ? {
          held,
          text: `A list lacked ${held} entries that were known; they are kept until that is confirmed.`,
        }
      : undefined;
  }
}

function without(known: string[], refs: string[]): string[] {
  const present = new Set(refs);
  return known.filter(key => !present.has(key));
}

function byKind(
  keys: string[],
  kindOf: (key: string) => string,
): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const key of keys) {
    const kind = kindOf(key);
    const same = kinds.get(kind);
    if (same) same.push(key);
    else kinds.set(kind, [key]);
  }
  return kinds;
}

/** The object kinds that a list is about: each has a share of its own. */
function kindsOf(
  { objectKind }: DeploymentScope,
  known: string[],
  kindOf: (key: string) => string,
): string[] {
  return objectKind === undefined
    ? [...new Set(known.map(kindOf))].sort()
    : [objectKind];
}
