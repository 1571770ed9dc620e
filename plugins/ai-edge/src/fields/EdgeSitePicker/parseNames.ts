import type { SiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Pasted text as site refs, and the words that need a hub in front of them. */
export interface ParsedNames {
  names: SiteRef[];
  withoutHub: string[];
}

/**
 * Reads one site a line (or between commas and spaces): `hub/name`, or only the name where there is one hub.
 * Repeated ones count once.
 */
export function parseNames(text: string, hubs: string[]): ParsedNames {
  const names = new Map<string, SiteRef>();
  const withoutHub = new Set<string>();
  for (const word of text.split(/[\s,;]+/).filter(Boolean)) {
    const [first, ...rest] = word.split('/').filter(Boolean);
    const hub = rest.length > 0 ? first : hubs.length === 1 && hubs[0];
    const name = rest.length > 0 ? rest.join('/') : first;
    if (hub && name) names.set(`${hub}/${name}`, { hub, name });
    else if (name) withoutHub.add(name);
  }
  return { names: [...names.values()], withoutHub: [...withoutHub] };
}
