import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { GitOpsRepository } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Forge, Layout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet, FleetChange } from '../../fleet/Fleet';
import { ForgeSource } from '../forge/ForgeSource';
import { GitHistory } from './history/GitHistory';
import { proposalUrl } from './history/proposalUrl';
import { GitMirror } from './GitMirror';
import { GitSource } from './GitSource';
import { gitAuthorization } from './gitAuthorization';
import { integrationsOfUser } from './integrationsOfUser';
import { MirrorDirectory } from './MirrorDirectory';
import {
  readGitOpsConfig,
  type MirroredGitOpsConfig,
} from './readGitOpsConfig';

/** A configured repository with everything that works on it. */
export interface GitRepository {
  config: MirroredGitOpsConfig;
  layout: Layout;
  forge: Forge;
  /** The same forge as a user with this access token. Throws an `InputError` for a forge that takes none. */
  forgeAs(token: string): Forge;
  /** Its objects. */
  mirror: GitMirror;
  /** Its files. */
  source: GitSource;
  /** Its commits. */
  history: GitHistory;
  /** Its pull requests. */
  reviews: ForgeSource;
}

export interface GitRepositoriesOptions {
  config: Config;
  fleet: Fleet;
  /** Told when proposals have changed. */
  notify: (change: FleetChange) => void;
  logger: LoggerService;
  layouts: Layout[];
  /** Makes the forge of a repository, or throws an error that names what the configuration lacks. */
  createForge: (repository: {
    url: string;
    type: string;
    integrations: ScmIntegrations;
    signedCommits?: boolean;
  }) => Forge;
}

function mirrorName({ name, url }: MirroredGitOpsConfig): string {
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 8);
  return `${encodeURIComponent(name)}-${digest}.git`;
}

function connect(
  options: GitRepositoriesOptions,
  entry: MirroredGitOpsConfig,
  key: string,
  directory: MirrorDirectory,
  integrations: ScmIntegrations,
): GitRepository {
  const { fleet, logger, notify, layouts } = options;
  const layout = layouts.find(({ id }) => id === entry.layout);
  if (!layout) {
    const known = layouts.map(({ id }) => id).join(', ');
    throw new InputError(
      `${key}.layout: must be one of ${known}, not "${entry.layout}"`,
    );
  }
  let forge: Forge;
  try {
    const { url, forge: type, signedCommits } = entry;
    forge = options.createForge({ url, type, integrations, signedCommits });
  } catch (error) {
    throw new InputError(`${key}: ${toError(error).message}`);
  }
  const mirror = GitMirror.create({
    url: entry.url,
    branch: entry.branch,
    dir: () => directory.path(mirrorName(entry)),
    authorization: () => gitAuthorization(integrations, entry),
    owns: path => layout.owns(path),
  });
  const history = GitHistory.create({
    dir: () => mirror.dir,
    layout,
    logger,
    proposalUrl: number => proposalUrl(entry, number),
  });
  const source = GitSource.create({
    config: entry,
    layout,
    mirror,
    history,
    fleet,
    logger,
  });
  const reviews = ForgeSource.create({
    name: entry.name,
    forge,
    intervalMs: entry.intervalMs,
    logger,
    report: status => fleet.reportSource(status),
    changed: () => notify({ kinds: ['proposal'], refs: [] }),
    merged: () => {
      // What went wrong is in the source's status.
      source.refresh().catch(error => logger.debug(toError(error).message));
    },
  });
  source.onRevision(() => reviews.baseMoved());
  const forgeAs = (token: string) => {
    const { url, forge: type, signedCommits } = entry;
    return options.createForge({
      url,
      type,
      integrations: integrationsOfUser(options.config, entry, token),
      signedCommits,
    });
  };
  return {
    config: entry,
    layout,
    forge,
    forgeAs,
    mirror,
    source,
    history,
    reviews,
  };
}

/**
 * The repositories of `aiEdge.gitops`, by name.
 */
export class GitRepositories {
  readonly #repositories: Map<string, GitRepository>;
  readonly #directory: MirrorDirectory;

  /** Throws an `InputError` naming the key for a configuration that cannot work. */
  static create(options: GitRepositoriesOptions) {
    const configured = readGitOpsConfig(options.config);
    const directory = MirrorDirectory.create(
      options.config.getOptionalString('aiEdge.gitMirrorDirectory'),
    );
    const integrations = ScmIntegrations.fromConfig(options.config);
    return new GitRepositories(
      configured.map((entry, index) =>
        connect(
          options,
          entry,
          `aiEdge.gitops[${index}]`,
          directory,
          integrations,
        ),
      ),
      directory,
    );
  }

  private constructor(
    repositories: GitRepository[],
    directory: MirrorDirectory,
  ) {
    this.#repositories = new Map(
      repositories.map(entry => [entry.config.name, entry]),
    );
    this.#directory = directory;
  }

  list(): GitRepository[] {
    return [...this.#repositories.values()];
  }

  /** What pages and pickers may know of the repositories. */
  describe(): GitOpsRepository[] {
    return this.list().map(
      ({ config: { name, url, forge, branch, layout, hubs } }) => ({
        name,
        url,
        forge,
        branch,
        layout,
        hubs,
      }),
    );
  }

  /** Throws an `InputError` for a name that is not configured. */
  get(name: string): GitRepository {
    const repository = this.#repositories.get(name);
    if (!repository) {
      throw new InputError(`gitops: no repository "${name}" is configured`);
    }
    return repository;
  }

  /** Keeps mirrors and lists of pull requests fresh until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.list().flatMap(({ source, reviews }) => [
        source.start(signal),
        reviews.start(signal),
      ]),
    );
    this.#directory.removeTemporary();
  }
}
