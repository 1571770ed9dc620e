import { toError } from '@backstage/errors';
import { z } from 'zod/v3';
import type { RegistryConfig } from '../config';
import type { ArtifactProbe, Probed, Retention } from './ArtifactProbe';
import { findRetention } from './findRetention';
import { parseImageReference, type ImageReference } from './imageReference';
import { RegistryClient } from './RegistryClient';

const TIMEOUT_MS = 4_000;
/** Nobody waits longer than this for what is only good to know. */
const RETENTION_TIMEOUT_MS = 3_000;
const KEPT_MS = 60_000;
/** What could not be found out is tried again sooner. */
const UNKNOWN_KEPT_MS = 5_000;
const MAX_KEPT = 500;

/** The errors of the distribution specification: who answers like that is a registry. */
const errorsSchema = z.object({
  errors: z.array(z.object({ code: z.string() })).nonempty(),
});

interface Kept {
  probed: Promise<Probed>;
  until: number;
}

/** `undici` and TLS say where it went wrong in a code or in a cause. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = toError(error);
  if (name === 'TimeoutError') return 'it did not answer in time';
  const inner = cause === undefined ? '' : toError(cause).message;
  return inner || message || name;
}

/** {@link ArtifactProbe} over the configured registries. No other host is ever asked. */
export class DefaultArtifactProbe implements ArtifactProbe {
  readonly #clients = new Map<string, RegistryClient[]>();
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  static create(options: {
    registries: RegistryConfig[];
    now?: () => number;
  }): DefaultArtifactProbe {
    return new DefaultArtifactProbe(options.registries, options.now);
  }

  private constructor(registries: RegistryConfig[], now = Date.now) {
    this.#now = now;
    for (const config of registries) {
      const known = this.#clients.get(config.host) ?? [];
      this.#clients.set(config.host, [...known, RegistryClient.create(config)]);
    }
  }

  probe(uri: string, hint?: string): Promise<Probed> {
    const key = JSON.stringify([uri, hint]);
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) return kept.probed;
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    const probed = this.#probe(uri, hint);
    const entry: Kept = { probed, until: this.#now() + KEPT_MS };
    this.#kept.set(key, entry);
    return probed.then(result => {
      if (result.state === 'unknown') {
        entry.until = this.#now() + UNKNOWN_KEPT_MS;
      }
      return result;
    });
  }

  async #probe(uri: string, hint: string | undefined): Promise<Probed> {
    if (!uri.startsWith('oci://')) return { state: 'not-an-image' };
    const image = parseImageReference(uri);
    if (!image) {
      return { state: 'unknown', reason: 'the address is not an image’s' };
    }
    const clients = this.#clients.get(image.host);
    if (!clients) {
      return {
        state: 'unknown',
        reason: `${image.host} is not among aiEdge.registries`,
      };
    }
    const answers: Probed[] = [];
    for (const client of clients) {
      const answer = await this.#ask(client, image, hint);
      if (answer.state === 'there') return answer;
      answers.push(answer);
    }
    // Gone only when nobody who might have it says anything else.
    return answers.find(({ state }) => state !== 'gone') ?? { state: 'gone' };
  }

  async #ask(
    client: RegistryClient,
    image: ImageReference,
    hint: string | undefined,
  ): Promise<Probed> {
    const { repository, digest, tag } = image;
    const reference = digest ?? tag ?? 'latest';
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const head = await client.manifest(repository, reference, {
        method: 'HEAD',
        signal,
      });
      if (head.status === 200) {
        return digest === undefined
          ? { state: 'there' }
          : {
              state: 'there',
              retention: await this.#retention(
                client,
                { repository, digest },
                tag ?? hint,
              ),
            };
      }
      if (head.status === 401 || head.status === 403) {
        return { state: 'not-permitted' };
      }
      if (head.status !== 404) {
        return { state: 'unknown', reason: `it answers ${head.status}` };
      }
      // Anything can answer 404, such as a proxy: only a registry says so in its own words.
      const { status, body } = await client.manifest(repository, reference, {
        method: 'GET',
        signal,
      });
      return status === 404 && errorsSchema.safeParse(body).success
        ? { state: 'gone' }
        : { state: 'unknown', reason: 'it answers 404, but not as a registry' };
    } catch (error) {
      return { state: 'unknown', reason: reasonOf(error) };
    }
  }

  async #retention(
    client: RegistryClient,
    image: { repository: string; digest: string },
    hint: string | undefined,
  ): Promise<Retention> {
    const nothing = { lookedAt: 0, tags: 0, complete: false };
    const signal = AbortSignal.timeout(RETENTION_TIMEOUT_MS);
    try {
      const retention = await findRetention(client, image, hint, signal);
      return retention ?? { ...nothing, reason: 'it does not list tags' };
    } catch (error) {
      // That it is there is known all the same.
      return { ...nothing, reason: reasonOf(error) };
    }
  }
}
