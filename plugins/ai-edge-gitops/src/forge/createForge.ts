import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { Forge } from '../types';
import { GiteaForge } from './GiteaForge';

/**
 * The forge of a configured repository, with the credentials of `integrations.<forge>`. Throws an error that names
 * the config key when there is no such forge, or no integration for the repository's host.
 *
 * @public
 */
export function createForge(options: {
  /** `aiEdge.gitops[].forge`. */
  type: string;
  /** `aiEdge.gitops[].url`. */
  url: string;
  integrations: ScmIntegrationRegistry;
  fetch?: typeof fetch;
}): Forge {
  const { type, url, integrations } = options;
  if (type !== 'gitea') {
    throw new Error(
      `aiEdge.gitops[].forge: must be gitea, not ${JSON.stringify(type)}`,
    );
  }
  // By type: one host may speak several dialects, and byUrl over all types returns the first.
  if (!integrations.gitea.byUrl(url)) {
    const host = URL.canParse(url) ? new URL(url).host : url;
    throw new Error(
      `integrations.gitea: has no entry for host ${JSON.stringify(
        host,
      )} of aiEdge.gitops[].url`,
    );
  }
  return GiteaForge.create({ url, integrations, fetch: options.fetch });
}
