import { isHubError, type KubeApi } from '../../hubs';
import type { ModelKind } from './modelKinds';
import { readDeploymentMode } from './readDeploymentMode';
import { readServedApi } from './readServedApi';

/** Nobody changes how KServe serves, or which version of it does, between two rounds. */
const FRESH_MS = 10 * 60_000;

/** What is known of a site's KServe. */
export interface ServingFacts {
  /** When it was read, in milliseconds. */
  readAt: number;
  deploymentMode?: string;
  /** API group and version by which each kind is read there. */
  apis: Map<string, string>;
  /** What could not be read. */
  problem?: string;
}

/** How each site's KServe serves, read anew now and then. */
export class SiteServing {
  readonly #kinds: ModelKind[];
  readonly #known = new Map<string, ServingFacts>();

  static create(options: { kinds: ModelKind[] }): SiteServing {
    return new SiteServing(options.kinds);
  }

  private constructor(kinds: ModelKind[]) {
    this.#kinds = kinds;
  }

  /** Facts that were kept, or fresh ones that are not kept yet: what answered may not have been the site. */
  async read(
    site: string,
    api: KubeApi,
    signal: AbortSignal,
  ): Promise<ServingFacts> {
    const known = this.#known.get(site);
    const readAt = Date.now();
    if (known && readAt - known.readAt < FRESH_MS) return known;
    const apis = new Map<string, string>();
    try {
      for (const kind of this.#kinds) {
        apis.set(kind.kind, await readServedApi(api, kind, signal));
      }
      const deploymentMode = await readDeploymentMode(api, signal);
      return {
        readAt,
        apis,
        ...(deploymentMode !== undefined && { deploymentMode }),
      };
    } catch (error) {
      if (!isHubError(error)) throw error;
      // Old facts are better than none.
      return { readAt, apis, ...known, problem: error.kind };
    }
  }

  /** True when the facts are new: the site has answered everything else as well. */
  keep(site: string, facts: ServingFacts): boolean {
    if (facts.problem !== undefined || this.#known.get(site) === facts) {
      return false;
    }
    this.#known.set(site, facts);
    return true;
  }

  /** A kind was not found where it was read: the next round asks again. */
  forget(site: string): void {
    this.#known.delete(site);
  }
}
