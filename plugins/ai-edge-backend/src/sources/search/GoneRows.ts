import {
  stringifyDeploymentRef,
  type DeploymentRef,
  type ModelDeployment,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../../fleet';
import { Quarantine } from '../../fleet/Quarantine';
import { inSlices } from './inSlices';

const SITES_A_SLICE = 100;

/**
 * What only the index ever told of, and does not list any more. Absence from an index proves nothing of what others
 * know (it is filtered, it is rebuilt): but a row that two complete rounds in a row lack, of a site whose collector
 * reports, has nobody left who says that it is there. Many at once are held back for five minutes more.
 */
export class GoneRows {
  readonly #source: string;
  readonly #fleet: Pick<Fleet, 'deploymentsOf'>;
  readonly #quarantine: Quarantine;
  #missing = new Set<string>();

  static create(options: {
    source: string;
    fleet: Pick<Fleet, 'deploymentsOf'>;
    now?: () => number;
  }): GoneRows {
    return new GoneRows(options);
  }

  private constructor(options: {
    source: string;
    fleet: Pick<Fleet, 'deploymentsOf'>;
    now?: () => number;
  }) {
    this.#source = options.source;
    this.#fleet = options.fleet;
    this.#quarantine = new Quarantine(options.now ?? Date.now);
  }

  /** Refs that may be dropped, after a complete round that saw these sites whole. */
  async take(
    whole: Site[],
    isListed: (ref: string) => boolean,
  ): Promise<DeploymentRef[]> {
    const missing = new Map<string, DeploymentRef>();
    let known = 0;
    await inSlices(whole, SITES_A_SLICE, slice => {
      for (const row of slice.flatMap(site => this.#rowsOf(site))) {
        known += 1;
        const ref = stringifyDeploymentRef(row.ref);
        if (!isListed(ref)) missing.set(ref, row.ref);
      }
    });
    const twice = [...missing.keys()].filter(ref => this.#missing.has(ref));
    this.#missing = new Set(missing.keys());
    return this.#quarantine
      .admit({ scope: 'search', missing: twice, known })
      .flatMap(ref => missing.get(ref) ?? []);
  }

  /** How many rows are held back. */
  get held(): number {
    return this.#quarantine.held('search');
  }
  /** Others vouch for theirs; what delivery has let go of is theirs to see gone. */
  #rowsOf({ ref }: Site): ModelDeployment[] {
    return this.#fleet
      .deploymentsOf(ref)
      .filter(
        ({ source, state, remembered }) =>
          source === this.#source && state !== 'leaving' && !remembered,
      );
  }
}
