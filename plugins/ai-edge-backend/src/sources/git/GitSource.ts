import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import type {
  Assignment,
  InventorySite,
  Layout,
  Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { DesiredState, Fleet } from '../../fleet/Fleet';
import { tellsOf } from '../../fleet/tellsOf';
import { poll } from '../poll';
import { SourceReporter } from '../SourceReporter';
import type { GitMirror } from './GitMirror';
import { HistoryLookups } from './history/HistoryLookups';
import type { GitHistory } from './history/GitHistory';
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
  /** Of the same mirror. */
  history: GitHistory;
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
  readonly #history: GitHistory;
  readonly #fleet: Fleet;
  readonly #logger: LoggerService;
  readonly #reporter: SourceReporter;
  readonly #listed = new Set<string>();
  readonly #revisionListeners = new Set<(snapshot: GitSnapshot) => void>();
  #snapshot?: GitSnapshot;
  #assignments?: { revision: string; items: Assignment[] };
  #published?: { inventory: string; state: DesiredState };

  static create(options: GitSourceOptions) {
    return new GitSource(options);
  }

  private constructor(options: GitSourceOptions) {
    this.#config = options.config;
    this.#layout = options.layout;
    this.#mirror = options.mirror;
    this.#history = options.history;
    this.#fleet = options.fleet;
    this.#logger = options.logger;
    this.#reporter = SourceReporter.create({
      source: { id: `git:${options.config.name}`, kind: 'git' },
      logger: options.logger,
      report: status => options.fleet.reportSource(status),
    });
    const lookups = HistoryLookups.create({
      history: options.history,
      logger: options.logger,
      fetch: () => this.refresh(),
      found: () => {
        if (this.#published) this.#fleet.setDesired(this.#published.state);
      },
    });
    this.#history.onAsked = () => lookups.start();
  }

  /** The branch as it was last fetched. */
  get snapshot(): GitSnapshot | undefined {
    return this.#snapshot;
  }

  /** Tells when the branch points to another commit. Returns what ends the subscription. */
  onRevision(listener: (snapshot: GitSnapshot) => void): () => void {
    this.#revisionListeners.add(listener);
    return () => this.#revisionListeners.delete(listener);
  }

  /** When the branch was last fetched. */
  get asOf(): string | undefined {
    return this.#snapshot?.asOf;
  }

  /** Sites of the repository's hubs, as layouts take them. */
  inventory(): InventorySite[] {
    return inventoryOf(this.#fleet.sites(), this.#config.hubs);
  }

  /**
   * Fetches now and returns where the branch stands. Rejects with a `ServiceUnavailableError` when the Git server
   * does not answer: nobody should look at a preview of what was true earlier. A file that the layout cannot read is
   * told by the status; it does not keep anybody from changing other files.
   */
  async refresh(): Promise<GitSnapshot> {
    try {
      const head = await this.#mirror.fetch();
      const snapshot: GitSnapshot = {
        ...head,
        tree: await this.#mirror.tree(head.revision),
      };
      await this.#history.update(head.revision, snapshot.tree);
      const isNew = this.#snapshot?.revision !== snapshot.revision;
      this.#snapshot = snapshot;
      if (this.#tryPublish()) this.#reporter.ok(head.asOf);
      if (isNew) {
        for (const listener of this.#revisionListeners) listener(snapshot);
      }
      return snapshot;
    } catch (error) {
      this.#reporter.failed(error);
      throw error;
    }
  }

  /**
   * The files at an earlier commit of the branch. Throws an `InputError` for a commit that the branch does not have.
   *
   * @param head - where the branch stands
   */
  async past(revision: string, head: string): Promise<Tree> {
    if (!(await this.#mirror.reaches(head, revision))) {
      throw new InputError(
        `revision: ${revision.slice(0, 8)} is no commit of the branch ${
          this.#config.branch
        } of ${this.#config.name}`,
      );
    }
    return this.#mirror.tree(revision);
  }

  /** Fetches on the configured interval until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    this.#reporter.starting();
    let timer: NodeJS.Timeout | undefined;
    const unsubscribe = this.#fleet.onChange(change => {
      const matters = change.kinds.some(
        kind => kind === 'site' || kind === 'source',
      );
      if (!matters || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        this.#tryPublish();
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

  /** False when the files could not be read; the status tells. */
  #tryPublish(): boolean {
    try {
      this.#publish();
      return true;
    } catch (error) {
      this.#reporter.failed(error);
      return false;
    }
  }

  /** Hubs whose sites have been listed once: what a placement chooses on others is not known yet. */
  #listedHubs(): string[] {
    const unlisted = new Set(
      this.#fleet
        .sources()
        .filter(({ kind }) => tellsOf(kind, 'site'))
        .filter(({ state }) => state === 'starting' || state === 'failed')
        .map(({ hub }) => hub),
    );
    const { hubs } = this.#config;
    hubs
      .filter(hub => !unlisted.has(hub))
      .forEach(hub => this.#listed.add(hub));
    return hubs.filter(hub => this.#listed.has(hub));
  }

  #publish() {
    const snapshot = this.#snapshot;
    if (!snapshot) return;
    const { revision, tree, asOf } = snapshot;
    if (this.#assignments?.revision !== revision) {
      this.#assignments = { revision, items: this.#layout.read(tree) };
      this.#history.note(this.#assignments.items);
    }
    const { items } = this.#assignments;
    const hubs = items.some(({ selector }) => selector !== undefined)
      ? this.#listedHubs()
      : this.#config.hubs;
    const sites = inventoryOf(this.#fleet.sites(), hubs);
    // Thousands of sites are a long text: its digest is enough to see that nothing moved.
    const inventory = createHash('sha256')
      .update(JSON.stringify([hubs, sites]))
      .digest('base64');
    if (
      this.#published?.state.revision === revision &&
      this.#published.inventory === inventory
    ) {
      return;
    }
    const state: DesiredState = {
      gitops: this.#config.name,
      revision,
      repoUrl: this.#config.url,
      branch: this.#config.branch,
      desired: this.#layout.resolve(items, sites),
      hubs,
      history: this.#history,
      asOf,
    };
    this.#published = { inventory, state };
    this.#fleet.setDesired(state);
  }
}
