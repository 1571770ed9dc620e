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
  readonly #deployments: Pick<
    DeploymentIndex,
    'keysOf' | 'isWithdrawn' | 'withdrawnOf'
  >;
  readonly #quarantine: Quarantine;

  constructor(options: {
    sites: Pick<SiteIndex, 'refsOf'>;
    deployments: Pick<
      DeploymentIndex,
      'keysOf' | 'isWithdrawn' | 'withdrawnOf'
    >;
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
    // That what delivery has let go of leaves the lists is nothing to wonder about.
    const leaving = missing.filter(key => this.#deployments.isWithdrawn(key));
    const admitted = this.#quarantine.admit(
      `${source.id}|deployment:${site ?? ''}:${objectKind ?? ''}`,
      without(missing, leaving),
      known,
      `${source.id}|deployment`,
    );
    if (absence !== 'gone') return admitted;
    // The site itself does not have it: then it is gone, whoever told of it.
    const gone =
      site === undefined || objectKind !== undefined
        ? leaving
        : without(
            this.#deployments.withdrawnOf(siteKey({ hub, name: site })),
            refs,
          );
    return [...admitted, ...gone];
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
