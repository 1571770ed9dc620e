import { request } from 'undici';
import type { RegistryConfig } from '../config';
import { createEndpointTarget, type HubTarget } from '../hubs/HubTarget';
import { RegistryTokens } from './RegistryTokens';
import { readCapped } from './readCapped';

const MAX_BODY_BYTES = 1024 * 1024;

/** What sites can pull, and lists of it for several architectures. */
const MANIFEST_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

/** An answer of a registry. */
export interface RegistryAnswer {
  status: number;
  /** `Docker-Content-Digest`. */
  digest?: string;
  mediaType?: string;
  /** URL of the next page. */
  next?: string;
  /** The parsed body of a GET; `undefined` when it was no JSON. */
  body?: unknown;
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Asks one registry in the words of the OCI distribution specification. It follows no redirects: what is asked here
 * is answered by the registry itself. Rejects when it cannot be reached; every status is an answer.
 */
export class RegistryClient {
  readonly #config: RegistryConfig;
  readonly #target: HubTarget;
  readonly #tokens: RegistryTokens;

  static create(config: RegistryConfig) {
    return new RegistryClient(config);
  }

  private constructor(config: RegistryConfig) {
    this.#config = config;
    this.#target = createEndpointTarget(config);
    this.#tokens = RegistryTokens.create(config, this.#target);
  }

  /** HEAD asks for the digest alone; GET brings the manifest. */
  manifest(
    repository: string,
    reference: string,
    options: { method: 'HEAD' | 'GET'; signal: AbortSignal },
  ): Promise<RegistryAnswer> {
    return this.#ask(repository, `manifests/${reference}`, options);
  }

  /** A page of tags after `last`. */
  tags(
    repository: string,
    page: { n: number; last?: string },
    signal: AbortSignal,
  ): Promise<RegistryAnswer> {
    const query = new URLSearchParams({
      n: String(page.n),
      ...(page.last !== undefined && { last: page.last }),
    });
    return this.#ask(repository, `tags/list?${query}`, {
      method: 'GET',
      signal,
    });
  }

  async #ask(
    repository: string,
    path: string,
    options: { method: 'HEAD' | 'GET'; signal: AbortSignal },
  ): Promise<RegistryAnswer> {
    const { prefix } = this.#config;
    const name = prefix === undefined ? repository : `${prefix}/${repository}`;
    const url = `${this.#config.url}/v2/${name}/${path}`;
    const known = await this.#tokens.known(name);
    const first = await this.#send(url, known, options);
    if (first.status !== 401) return first;
    const fresh = await this.#tokens.meet(
      first.challenge,
      name,
      options.signal,
    );
    return fresh === undefined ? first : this.#send(url, fresh, options);
  }

  async #send(
    url: string,
    authorization: string | undefined,
    { method, signal }: { method: 'HEAD' | 'GET'; signal: AbortSignal },
  ): Promise<RegistryAnswer & { challenge?: string }> {
    const answer = await request(url, {
      method,
      signal,
      dispatcher: this.#target.dispatcher,
      headers: {
        accept: url.includes('/manifests/')
          ? MANIFEST_TYPES
          : 'application/json',
        ...(authorization !== undefined && { authorization }),
      },
    });
    const { statusCode, headers } = answer;
    const body = await readCapped(answer.body, MAX_BODY_BYTES);
    const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(text(headers.link) ?? '');
    return {
      status: statusCode,
      digest: text(headers['docker-content-digest']),
      mediaType: text(headers['content-type'])?.split(';')[0].trim(),
      ...(next && { next: next[1] }),
      ...(method === 'GET' && { body: parseJson(body) }),
      challenge: [headers['www-authenticate'] ?? []].flat().join(', '),
    };
  }
}
