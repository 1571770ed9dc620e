import { z } from 'zod/v3';
import type { Retention } from './ArtifactProbe';
import type { RegistryClient } from './RegistryClient';

const PAGE = 200;
const MAX_PAGES = 2;
/** Tags that are looked at. */
const MAX_TAGS = 20;
const AT_ONCE = 5;
/** Signatures and attestations of cosign keep nothing but themselves. */
const ATTACHED = /^sha256-[0-9a-f]{64}(\.\w+)?$/;

const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });
const indexSchema = z.object({
  manifests: z.array(z.object({ digest: z.string() })),
});

async function listTags(
  client: RegistryClient,
  repository: string,
  signal: AbortSignal,
): Promise<{ tags: string[]; isWhole: boolean } | undefined> {
  const tags: string[] = [];
  let last: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await client.tags(repository, { n: PAGE, last }, signal);
    const parsed = tagsSchema.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) return undefined;
    const listed = parsed.data.tags ?? [];
    tags.push(...listed);
    // The order of tags is lexical, so the last one tells where the next page begins.
    last = listed.at(-1);
    if (answer.next === undefined || last === undefined) {
      return { tags, isWhole: true };
    }
  }
  return { tags, isWhole: false };
}

/** The likely one first, then those that look like it, then from the end, where new versions mostly are. */
function inOrder(tags: string[], hint: string | undefined): string[] {
  const rank = (tag: string) => {
    if (hint === undefined) return 2;
    const isIt = tag === hint || tag === `v${hint}` || `v${tag}` === hint;
    if (isIt) return 0;
    return tag.includes(hint) ? 1 : 2;
  };
  return tags
    .filter(tag => !ATTACHED.test(tag))
    .map((tag, index) => ({ tag, index }))
    .sort((a, b) => rank(a.tag) - rank(b.tag) || b.index - a.index)
    .map(({ tag }) => tag);
}

function inGroups(tags: string[]): string[][] {
  const count = Math.ceil(tags.length / AT_ONCE);
  return Array.from({ length: count }, (_, at) =>
    tags.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

async function holds(
  client: RegistryClient,
  image: { repository: string; digest: string },
  tag: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { repository, digest } = image;
  const options = { method: 'HEAD' as const, signal };
  const head = await client.manifest(repository, tag, options);
  if (head.status !== 200) return false;
  if (head.digest === digest) return true;
  if (!/(image\.index|manifest\.list)/.test(head.mediaType ?? '')) return false;
  const list = await client.manifest(repository, tag, {
    method: 'GET',
    signal,
  });
  const parsed = indexSchema.safeParse(list.body);
  return (
    parsed.success &&
    parsed.data.manifests.some(entry => entry.digest === digest)
  );
}

/**
 * Looks for a tag that holds an image, in a bounded number of calls. `undefined` when the registry does not list
 * tags.
 */
export async function findRetention(
  client: RegistryClient,
  image: { repository: string; digest: string },
  hint: string | undefined,
  signal: AbortSignal,
): Promise<Retention | undefined> {
  const listed = await listTags(client, image.repository, signal);
  if (!listed) return undefined;
  const tags = inOrder(listed.tags, hint);
  const looked = tags.slice(0, MAX_TAGS);
  let lookedAt = 0;
  // The likely tag is mostly the one: it is asked alone.
  for (const some of [looked.slice(0, 1), ...inGroups(looked.slice(1))]) {
    const found = await Promise.all(
      some.map(tag => holds(client, image, tag, signal)),
    );
    lookedAt += some.length;
    const tag = some[found.indexOf(true)];
    if (tag !== undefined) {
      return { tag, lookedAt, tags: tags.length, complete: true };
    }
  }
  return {
    lookedAt,
    tags: tags.length,
    complete: listed.isWhole && looked.length === tags.length,
  };
}
