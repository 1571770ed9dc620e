import { ServiceUnavailableError, toError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';

const PROVIDERS = new WeakMap<
  ScmIntegrationRegistry,
  GithubCredentialsProvider
>();

/**
 * The token of `integrations.github` for a repository: the configured one, or one of a GitHub App, which lasts an
 * hour and is kept with the integrations until it runs out. `undefined` when there is none (a public repository).
 *
 * @public
 */
export async function githubToken(
  integrations: ScmIntegrationRegistry,
  url: string,
): Promise<string | undefined> {
  let provider = PROVIDERS.get(integrations);
  if (!provider) {
    provider = DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    PROVIDERS.set(integrations, provider);
  }
  try {
    return (await provider.getCredentials({ url })).token;
  } catch (error) {
    // Without the error itself, which may hold the request that failed.
    throw new ServiceUnavailableError(
      `integrations.github gives no credentials for ${url}: ${
        toError(error).message
      }`,
    );
  }
}
