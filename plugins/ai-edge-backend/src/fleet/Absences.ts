import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DeploymentIndex } from './DeploymentIndex';
import { Quarantine } from './Quarantine';
import { siteKey } from './refKeys';
import type { SiteIndex } from './SiteIndex';

type Scope = Parameters<FleetSink['listed']>[0];
type DeploymentScope = Extract<Scope, { kind: 'deployment' }>;
type Source = Pick<FleetSource, 'id' | 'absence'>;

/** What a list that was read to its end proves by what it lacks. */
export class Absences {
  readonly #sites: Pick<SiteIndex, 'refsOf'>;
  readonly #deployments: Pick<DeploymentIndex, 'keysOf' | 'withdrawnOf'>;
  readonly #quarantine: Quarantine;

  constructor(options: {
    sites: Pick<SiteIndex, 'refsOf'>;
    deployments: Pick<DeploymentIndex, 'keysOf' | 'withdrawnOf'>;
    now: () => number;
  }) {
    this.#sites = options.sites;
    this.#deployments = options.deployments;
    this.#quarantine = new Quarantine(options.now);
  }

  /** Sites that the hub does not list any more. */
  sites(source: Source, hub: string, refs: string[]): string[] {
    const known = this.#sites.refsOf(source.id, hub);
    return this.#quarantine.admit(
      `${source.id}|site`,
      without(known, refs),
      known.length,
    );
  }

  /** Deployments that the source does not list any more, as far as that proves anything. */
  deployments(
    source: Source,
    scope: DeploymentScope,
    refs: string[],
  ): string[] {
    const { hub, site, objectKind } = scope;
    const absence = source.absence ?? 'gone';
    if (absence === 'nothing') return [];
    const missing = without(this.#deployments.keysOf(source.id, scope), refs);
    const known = this.#deployments.keysOf(source.id, { hub }).length;
    const admitted = this.#quarantine.admit(
      `${source.id}|deployment:${site ?? ''}:${objectKind ?? ''}`,
      missing,
      known,
    );
    if (absence !== 'gone' || site === undefined || objectKind !== undefined) {
      return admitted;
    }
    // The site itself does not have what delivery has let go of: then it is gone.
    const left = this.#deployments.withdrawnOf(siteKey({ hub, name: site }));
    return [...new Set([...admitted, ...without(left, refs)])];
  }

  /** What is to be said of the source because of what it did not list. */
  note(source: Source): string | undefined {
    const held = this.#quarantine.held(`${source.id}|`);
    return held > 0
      ? `A list lacked ${held} entries that were known; they are kept until that is confirmed.`
      : undefined;
  }
}

function without(known: string[], refs: string[]): string[] {
  const present = new Set(refs);
  return known.filter(key => !present.has(key));
}
