import { isHubError, type HubConnection, type HubError } from '../../hubs';
import { poll } from '../poll';
import type { ApplicationSetReport } from './argocdTypes';
import { sayErrors } from './sayErrors';

const GROUP = '/apis/apps.open-cluster-management.io/v1alpha1';
const ROUND_MS = 10_000;
/** ACM writes reports anew every ten seconds, with all clusters of a set in one object. */
const AGAIN_MS = 60_000;

/** Error texts of one set, by cluster. */
type Errors = Map<string, string>;

/** The errors of a report by cluster, whatever else it says. */
export function errorsOf(report: ApplicationSetReport): Errors {
  const errors: Errors = new Map();
  const conditions = report.statuses?.clusterConditions;
  for (const entry of Array.isArray(conditions) ? conditions : []) {
    const text = sayErrors(entry?.conditions);
    if (entry?.cluster && text) errors.set(entry.cluster, text);
  }
  return errors;
}

function same(one: Errors | undefined, other: Errors): boolean {
  return (
    (one?.size ?? 0) === other.size &&
    [...other].every(([cluster, text]) => one?.get(cluster) === text)
  );
}

/**
 * Why deliveries fail, as ACM's reports say it; nothing else is read of them, for they are late and keyed so that two
 * Applications of a set on a cluster overwrite each other. A report holds a whole set, so only those of sets with
 * something to explain are asked for, one after the other, each at most once a minute.
 */
export class DeliveryErrors {
  readonly #connection: Pick<HubConnection, 'request'>;
  readonly #known = new Map<string, { asked: number; errors: Errors }>();
  readonly #now: () => number;

  static create(options: {
    connection: Pick<HubConnection, 'request'>;
    now?: () => number;
  }): DeliveryErrors {
    return new DeliveryErrors(options.connection, options.now ?? Date.now);
  }

  private constructor(
    connection: Pick<HubConnection, 'request'>,
    now: () => number,
  ) {
    this.#connection = connection;
    this.#now = now;
  }

  /** Of a set, `<namespace>/<name>`, on a cluster. */
  of(set: string | undefined, cluster: string | undefined): string | undefined {
    return set === undefined || cluster === undefined
      ? undefined
      : this.#known.get(set)?.errors.get(cluster);
  }

  async watch(options: {
    /** Sets with something to explain. */
    troubled: () => Set<string>;
    changed: (set: string) => void;
    failed: (error: HubError | undefined) => void;
    signal: AbortSignal;
    intervalMs?: number;
  }): Promise<void> {
    const { troubled, signal, intervalMs = ROUND_MS } = options;
    await poll(
      async () => {
        const sets = troubled();
        for (const set of this.#known.keys()) {
          if (!sets.has(set)) this.#known.delete(set);
        }
        for (const set of sets) {
          const asked = this.#known.get(set)?.asked ?? 0;
          if (signal.aborted || this.#now() - asked < AGAIN_MS) continue;
          if (!(await this.#read(set, options))) return;
        }
      },
      { intervalMs, signal },
    );
  }

  /** False when there is no use in asking for another one now. */
  async #read(
    set: string,
    options: {
      changed: (set: string) => void;
      failed: (error: HubError | undefined) => void;
      signal: AbortSignal;
    },
  ): Promise<boolean> {
    const { changed, failed, signal } = options;
    const before = this.#known.get(set)?.errors;
    const asked = this.#now();
    const [namespace, name] = set.split('/').map(encodeURIComponent);
    try {
      const report = await this.#connection.request<ApplicationSetReport>({
        path: `${GROUP}/namespaces/${namespace}/multiclusterapplicationsetreports/${name}`,
        signal,
      });
      const errors = errorsOf(report ?? { metadata: { name } });
      this.#known.set(set, { asked, errors });
      failed(undefined);
      if (!same(before, errors)) changed(set);
      return true;
    } catch (error) {
      if (!isHubError(error)) throw error;
      if (signal.aborted) return false;
      this.#known.set(set, { asked, errors: before ?? new Map() });
      // A set without a report has nothing to explain.
      const missing = isHubError(error, 'not-found');
      failed(missing ? undefined : error);
      return missing;
    }
  }
}
