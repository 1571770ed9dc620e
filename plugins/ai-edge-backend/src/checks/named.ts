import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { CheckFacts } from './Check';

const MOST = 5;

/** The first few of the sites that the caller may read, as a sentence; nothing when there are none. */
export function named(
  sites: Site[],
  { readable }: Pick<CheckFacts, 'readable'>,
): string | undefined {
  const names = sites
    .filter(readable)
    .map(({ ref }) => `${ref.hub}/${ref.name}`)
    .sort();
  if (names.length === 0) return undefined;
  const more = names.length > MOST ? ` and ${names.length - MOST} more` : '';
  return `${names.slice(0, MOST).join(', ')}${more}.`;
}
