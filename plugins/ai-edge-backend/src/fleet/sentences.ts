/** `2026-11-20 09:12 UTC`, for the middle of a sentence. */
export function sentenceTime(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** The first seven characters of a commit, as people write it. */
export function shortRevision(revision: string): string {
  return revision.slice(0, 7);
}
