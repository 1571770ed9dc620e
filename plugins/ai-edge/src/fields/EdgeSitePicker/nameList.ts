import type { SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';

const SHOWN = 5;

/** The first names of a list, and how many more there are. */
export function nameList(
  refs: SiteRef[],
  andMore: (names: string, n: number) => string,
): string {
  const names = refs
    .slice(0, SHOWN)
    .map(({ hub, name }) => `${hub}/${name}`)
    .join(', ');
  return refs.length > SHOWN ? andMore(names, refs.length - SHOWN) : names;
}
