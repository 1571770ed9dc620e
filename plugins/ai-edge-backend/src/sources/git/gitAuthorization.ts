import type { ScmIntegrationRegistry } from '@backstage/integration';
import { githubToken } from '@ai-edge/backstage-plugin-ai-edge-gitops';

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/**
 * The `Authorization` header that `git` needs for a repository over HTTP, from `integrations.<forge>`. `undefined`
 * when the integration holds no credentials (a public repository). Git servers take basic authentication only; a
 * bare token goes in as the password, with the user name that each dialect expects beside a token.
 */
export async function gitAuthorization(
  integrations: ScmIntegrationRegistry,
  repository: { url: string; forge: string },
): Promise<string | undefined> {
  switch (repository.forge) {
    case 'gitea': {
      const config = integrations.gitea.byUrl(repository.url)?.config;
      return config?.password
        ? basic(config.username ?? 'x-access-token', config.password)
        : undefined;
    }
    case 'github': {
      const token = integrations.github.byUrl(repository.url)
        ? await githubToken(integrations, repository.url)
        : undefined;
      return token ? basic('x-access-token', token) : undefined;
    }
    case 'gitlab': {
      const token = integrations.gitlab.byUrl(repository.url)?.config.token;
      return token ? basic('oauth2', token) : undefined;
    }
    default:
      return undefined;
  }
}
