import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Assignment,
  InventorySite,
  Layout,
  Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet } from '../../fleet/Fleet';
import { poll } from '../poll';
import { SourceReporter } from '../SourceReporter';
import type { GitMirror } from './GitMirror';
import { inventoryOf } from './inventoryOf';
import type { MirroredGitOpsConfig } from './readGitOpsConfig';

/** How long a change of the inventory waits for more of them. */
const INVENTORY_DEBOUNCE_MS = 500;

/** A repository at one commit. */
export interface GitSnapshot {
  revision: string;
  tree: Tree;
  asOf: string;
}

export interface GitSourceOptions {
  config: MirroredGitOpsConfig;
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
  readonly #config: MirroredGitOpsConfig;
  readonly #layout: Layout;
  readonly #mirror: GitMirror;
  readonly #fleet: Fleet;
  readonly #logger: LoggerService;
  readonly #reporter: SourceReporter;
  #snapshot?: GitSnapshot;
  #assignments?: { revision: string; items: Assignment[] };
  #published?: { revision: string; inventory: string };

  static create(options: GitSourceOptions) {
    return new GitSource(options);
  }

  private constructor(options: GitSourceOptions) {
    this.#config = options.config;
    this.#layout = options.layout;
    this.#mirror = options.mirror;
    this.#fleet = options.fleet;
    this.#logger = options.logger;
    this.#reporter = SourceReporter.create({
      source: { id: `git:${options.config.name}`, kind: 'git' },
      logger: options.logger,
      report: status => options.fleet.reportSource(status),
    });
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
      this.#reporter.ok(head.asOf);
      return snapshot;
    } catch (error) {
      this.#reporter.failed(error);
      throw error;
    }
  }

  /** Fetches on the configured interval until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    this.#reporter.starting();
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
      await poll(
        async () => {
          // The reason of a failure is in the source's status; the next round tries again.
          await this.refresh().catch(error =>
            this.#logger.debug(toError(error).message),
          );
        },
        { intervalMs: this.#config.intervalMs, signal },
      );
    } finally {
      unsubscribe();
      clearTimeout(timer);
    }
  }

  #publishOrReport() {
    try {
      this.#publish();
    } catch (error) {
      this.#reporter.failed(error);
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
}
