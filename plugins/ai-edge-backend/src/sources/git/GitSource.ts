import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SourceState } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  Assignment,
  InventorySite,
  Layout,
  Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet } from '../../fleet/Fleet';
import type { GitMirror } from './GitMirror';
import { inventoryOf } from './inventoryOf';
import type { GitOpsConfig } from './readGitOpsConfig';

/** How long a change of the inventory waits for more of them. */
const INVENTORY_DEBOUNCE_MS = 500;

/** A repository at one commit. */
export interface GitSnapshot {
  revision: string;
  tree: Tree;
  asOf: string;
}

export interface GitSourceOptions {
  config: GitOpsConfig;
  layout: Layout;
  mirror: GitMirror;
  fleet: Fleet;
  logger: LoggerService;
}

/**
 * Keeps the fleet's desired state in step with one repository: fetches its mirror, reads it through its layout,
 * resolves it against the inventory, and again when either changes.
 */
export class GitSource {
  readonly id: string;
  readonly #config: GitOpsConfig;
  readonly #layout: Layout;
  readonly #mirror: GitMirror;
  readonly #fleet: Fleet;
  readonly #logger: LoggerService;
  #snapshot?: GitSnapshot;
  #assignments?: { revision: string; items: Assignment[] };
  #published?: { revision: string; inventory: string };
  #status?: { state: SourceState; since: string; message?: string };

  static create(options: GitSourceOptions) {
    return new GitSource(options);
  }

  private constructor(options: GitSourceOptions) {
    this.#config = options.config;
    this.#layout = options.layout;
    this.#mirror = options.mirror;
    this.#fleet = options.fleet;
    this.#logger = options.logger.child({ gitops: options.config.name });
    this.id = `git:${options.config.name}`;
  }

  /** Sites of the repository's hubs, as layouts take them. */
  inventory(): InventorySite[] {
    return inventoryOf(this.#fleet.sites(), this.#config.hubs);
  }

  /**
   * Fetches now and returns where the branch stands. Rejects with a `ServiceUnavailableError` when the Git server
   * does not answer: nobody should look at a preview of what was true earlier.
   */
  async refresh(): Promise<GitSnapshot> {
    try {
      const head = await this.#mirror.fetch();
      const snapshot: GitSnapshot = {
        ...head,
        tree: await this.#mirror.tree(head.revision),
      };
      this.#snapshot = snapshot;
      this.#publish();
      this.#report('ok');
      return snapshot;
    } catch (error) {
      this.#report(
        this.#snapshot ? 'stale' : 'failed',
        toError(error).message,
      );
      throw error;
    }
  }

  /** Fetches on the configured interval until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    this.#report('starting');
    let timer: NodeJS.Timeout | undefined;
    const unsubscribe = this.#fleet.onChange(change => {
      if (!change.kinds.includes('site') || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        this.#publishOrReport();
      }, INVENTORY_DEBOUNCE_MS);
      timer.unref();
    });
    try {
      while (!signal.aborted) {
        // The reason of a failure is in the source's status; the next round tries again.
        await this.refresh().catch(error =>
          this.#logger.debug(toError(error).message),
        );
        await sleep(this.#config.interval, undefined, {
          signal,
          ref: false,
        }).catch(() => undefined);
      }
    } finally {
      unsubscribe();
      clearTimeout(timer);
    }
  }

  #publishOrReport() {
    try {
      this.#publish();
    } catch (error) {
      this.#report('stale', toError(error).message);
    }
  }

  #publish() {
    const snapshot = this.#snapshot;
    if (!snapshot) return;
    const { revision, tree, asOf } = snapshot;
    if (this.#assignments?.revision !== revision) {
      this.#assignments = { revision, items: this.#layout.read(tree) };
    }
    const sites = this.inventory();
    const inventory = JSON.stringify(sites);
    if (
      this.#published?.revision === revision &&
      this.#published.inventory === inventory
    ) {
      return;
    }
    this.#fleet.setDesired({
      gitops: this.#config.name,
      revision,
      repoUrl: this.#config.url,
      branch: this.#config.branch,
      desired: this.#layout.resolve(this.#assignments.items, sites),
      asOf,
    });
    this.#published = { revision, inventory };
  }

  #report(state: SourceState, message?: string) {
    const now = new Date().toISOString();
    if (this.#status?.state !== state || this.#status.message !== message) {
      this.#status = {
        state,
        message,
        since: this.#status?.state === state ? this.#status.since : now,
      };
      if (message) {
        this.#logger.warn(`The repository could not be read: ${message}`);
      }
    }
    this.#fleet.reportSource({
      id: this.id,
      kind: 'git',
      state,
      since: this.#status.since,
      ...(this.#snapshot && { asOf: this.#snapshot.asOf }),
      ...(message && { message }),
    });
  }
}
