import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { GitOpsRepository } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Forge, Layout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { Fleet } from '../../fleet/Fleet';
import { GitMirror } from './GitMirror';
import { GitSource } from './GitSource';
import { gitAuthorization } from './gitAuthorization';
import { readGitOpsConfig, type GitOpsConfig } from './readGitOpsConfig';

/** A configured repository with everything that works on it. */
export interface GitRepository {
  config: GitOpsConfig;
  layout: Layout;
  forge: Forge;
  source: GitSource;
}

export interface GitRepositoriesOptions {
  config: Config;
  fleet: Fleet;
  logger: LoggerService;
  layouts: Layout[];
  /** Makes the forge of a repository, or throws an `InputError` that names what the configuration lacks. */
  createForge: (repository: {
    url: string;
    type: string;
    integrations: ScmIntegrations;
  }) => Forge;
}

/**
 * The repositories of `aiEdge.gitops`, by name.
 */
export class GitRepositories {
  readonly #repositories: Map<string, GitRepository>;
  readonly #temporaryDir?: string;

  /** Throws an `InputError` naming the key for a configuration that cannot work. */
  static create(options: GitRepositoriesOptions) {
    const { config, fleet, logger, layouts, createForge } = options;
    const configured = readGitOpsConfig(config);
    const integrations = ScmIntegrations.fromConfig(config);
    const mirrorDir = config.getOptionalString('aiEdge.gitMirrorDirectory');
    // A fixed name under the shared temporary directory could be prepared by somebody else.
    const temporaryDir =
      mirrorDir || configured.length === 0
        ? undefined
        : mkdtempSync(join(tmpdir(), 'ai-edge-git-'));
    const repositories = configured.map((entry, index): GitRepository => {
      const key = `aiEdge.gitops[${index}]`;
      const layout = layouts.find(({ id }) => id === entry.layout);
      if (!layout) {
        throw new InputError(
          `${key}.layout: must be one of ${layouts
            .map(({ id }) => id)
            .join(', ')}, not "${entry.layout}"`,
        );
      }
      let forge: Forge;
      try {
        forge = createForge({ url: entry.url, type: entry.forge, integrations });
      } catch (error) {
        throw new InputError(`${key}: ${(error as Error).message}`);
      }
      const mirror = GitMirror.create({
        url: entry.url,
        branch: entry.branch,
        dir: join(mirrorDir ?? temporaryDir ?? '', mirrorName(entry)),
        authorization: gitAuthorization(integrations, entry),
        owns: path => layout.owns(path),
      });
      return {
        config: entry,
        layout,
        forge,
        source: GitSource.create({ config: entry, layout, mirror, fleet, logger }),
      };
    });
    return new GitRepositories(repositories, temporaryDir);
  }

  private constructor(repositories: GitRepository[], temporaryDir?: string) {
    this.#repositories = new Map(
      repositories.map(entry => [entry.config.name, entry]),
    );
    this.#temporaryDir = temporaryDir;
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

  /** Keeps all mirrors fresh until the signal aborts. */
  async start(signal: AbortSignal): Promise<void> {
    await Promise.all(this.list().map(({ source }) => source.start(signal)));
    if (this.#temporaryDir) {
      rmSync(this.#temporaryDir, { recursive: true, force: true });
    }
  }
}

function mirrorName({ name, url }: GitOpsConfig): string {
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 8);
  return `${encodeURIComponent(name)}-${digest}.git`;
}
