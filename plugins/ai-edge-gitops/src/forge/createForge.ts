import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { Forge } from '../types';
import { GiteaForge } from './GiteaForge';
import { GithubForge } from './GithubForge';
import { GitlabForge } from './GitlabForge';

/**
 * A configured repository with what its forge needs.
 *
 * @public
 */
export interface CreateForgeOptions {
  /** `aiEdge.gitops[].forge`. */
  type: string;
  /** `aiEdge.gitops[].url`. */
  url: string;
  integrations: ScmIntegrationRegistry;
  /** `aiEdge.gitops[].signedCommits`, for `github`. */
  signedCommits?: boolean;
  fetch?: typeof fetch;
}

const FORGES = {
  gitea: (options: CreateForgeOptions) => GiteaForge.create(options),
  github: (options: CreateForgeOptions) => GithubForge.create(options),
  gitlab: ({ url, integrations, fetch }: CreateForgeOptions) => {
    const credentials = integrations.gitlab.byUrl(url)?.config;
    return GitlabForge.create({ url, credentials, fetch });
  },
} as const;

function isForge(type: string): type is keyof typeof FORGES {
  return Object.hasOwn(FORGES, type);
}

/**
 * The forge of a configured repository, with the credentials of `integrations.<forge>`. Throws an error that names
 * the config key when there is no such forge, or no integration for the repository's host.
 *
 * @public
 */
export function createForge(options: CreateForgeOptions): Forge {
  const { type, url, integrations, signedCommits } = options;
  if (!isForge(type)) {
    throw new Error(
      `aiEdge.gitops[].forge: must be one of ${Object.keys(FORGES).join(
        ', ',
      )}, not ${JSON.stringify(type)}`,
    );
  }
  // By type: one host may speak several dialects, and byUrl over all types returns the first.
  if (!integrations[type].byUrl(url)) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    throw new Error(
      `integrations.${type}: has no entry for host ${JSON.stringify(
        host,
      )} of aiEdge.gitops[].url`,
    );
  }
  if (signedCommits && type !== 'github') {
    throw new Error(
      `aiEdge.gitops[].signedCommits: is for github, not ${type}`,
    );
  }
  return FORGES[type](options);
}
