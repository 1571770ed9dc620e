import type { DeploymentListIndex } from './readers';

/** What is true of a deployment, or of one of a few, as bits of a number: there are many to count. */
export const FACTS = {
  /** It was seen, and its site answers. */
  seen: 1,
  /** As last seen: its site does not answer. */
  remembered: 2,
  /** Git wants it, and nobody has reported it yet. */
  awaited: 4,
  /** Seen, and anything but ready. */
  notReady: 8,
  failed: 16,
  behind: 32,
  diverged: 64,
  /** Seen, and nobody knows in which version. */
  noVersion: 128,
} as const;

/** The columns that models are counted by, as they are now. */
export interface DeploymentFacts {
  index: DeploymentListIndex;
  /** {@link FACTS} of a row. */
  of(row: number): number;
  /** Number of its site. Rows of one site and model are beside each other. */
  place(row: number): number;
  /** Number of its version, -1 when not known. */
  version(row: number): number;
}

/** @param text - words that say which {@link FACTS} are true */
function bits(text: string): number {
  return text
    .split(' ')
    .reduce((sum, word) => sum | (FACTS[word as keyof typeof FACTS] ?? 0), 0);
}

/** Reads the facts of an index. */
export function deploymentFacts(index: DeploymentListIndex): DeploymentFacts {
  const { dictionary, ...fact } = index.column('facts').read();
  const known = Uint8Array.from({ length: dictionary.size }, (_, id) =>
    bits(dictionary.text(id) ?? ''),
  );
  const { first: place } = index.column('place').read();
  const { first: version } = index.column('version').read();
  return {
    index,
    of: row => known[fact.first[row]],
    place: row => place[row],
    version: row => version[row],
  };
}
