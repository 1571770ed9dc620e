import { z } from 'zod/v3';
import { request } from 'undici';
import type { RegistryConfig } from '../config';
import type { HubTarget } from '../hubs/HubTarget';
import { isTrustedRealm } from './isTrustedRealm';
import { parseChallenge } from './parseChallenge';
import { readCapped } from './readCapped';

const MAX_TOKEN_BYTES = 64 * 1024;
/** What the specification gives a token that does not say how long it lives. */
const DEFAULT_SECONDS = 60;
const MAX_TOKENS = 200;

const tokenSchema = z.object({
  token: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().optional(),
});

/**
 * The `Authorization` header for the repositories of one registry: a configured token as it is, an account by basic
 * authentication, or a token of the service that the registry names in its challenge, kept while it lives.
 */
export class RegistryTokens {
  readonly #config: RegistryConfig;
  readonly #target: HubTarget;
  readonly #kept = new Map<string, { header: string; until: number }>();

  static create(config: RegistryConfig, target: HubTarget) {
    return new RegistryTokens(config, target);
  }

  private constructor(config: RegistryConfig, target: HubTarget) {
    this.#config = config;
    this.#target = target;
  }

  /** What worked before for the repository, or the configured token; nothing when it has to be asked. */
  async known(repository: string): Promise<string | undefined> {
    const { authorization } = await this.#target.auth.headers();
    if (authorization !== undefined) return authorization;
    const kept = this.#kept.get(repository);
    return kept && kept.until > Date.now() ? kept.header : undefined;
  }

  /** Meets the challenge of a 401. `undefined` when there is nothing else to show. */
  async meet(
    header: string | undefined,
    repository: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const { token, tokenFile } = this.#config;
    if (token !== undefined || tokenFile !== undefined) {
      return this.#target.auth.refresh() ? this.known(repository) : undefined;
    }
    this.#kept.delete(repository);
    const challenge = parseChallenge(header ?? '');
    if (challenge?.scheme === 'basic') {
      const basic = this.#basic();
      if (basic !== undefined) this.#keep(repository, basic, Infinity);
      return basic;
    }
    const realm = challenge?.realm;
    if (realm === undefined || !isTrustedRealm(realm, this.#config)) {
      return undefined;
    }
    const url = new URL(realm);
    if (challenge?.service !== undefined) {
      url.searchParams.set('service', challenge.service);
    }
    // The least that is needed, whatever the registry suggests.
    url.searchParams.set('scope', `repository:${repository}:pull`);
    return this.#fetch(url, repository, signal);
  }

  async #fetch(
    url: URL,
    repository: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const basic = this.#basic();
    const { statusCode, body } = await request(url, {
      signal,
      dispatcher: this.#target.dispatcher,
      headers: basic === undefined ? {} : { authorization: basic },
    });
    const answer = await readCapped(body, MAX_TOKEN_BYTES);
    if (statusCode === 401 || statusCode === 403) return undefined;
    if (statusCode !== 200) {
      throw new Error(`its token service answers ${statusCode}`);
    }
    const { token, access_token, expires_in } = tokenSchema.parse(
      JSON.parse(answer),
    );
    const value = token ?? access_token;
    if (value === undefined) return undefined;
    const header = `Bearer ${value}`;
    const seconds = expires_in ?? DEFAULT_SECONDS;
    this.#keep(repository, header, Date.now() + seconds * 900);
    return header;
  }

  #basic(): string | undefined {
    const { username, password } = this.#config;
    return username === undefined
      ? undefined
      : `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  #keep(repository: string, header: string, until: number) {
    if (this.#kept.size >= MAX_TOKENS) this.#kept.clear();
    this.#kept.set(repository, { header, until });
  }
}
