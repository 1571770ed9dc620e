import { createHash } from 'node:crypto';

/** A UUID that depends on the words only, so that a seeded estate has the same ids after every start. */
export function seededUuid(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('/')).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
