import { createHash } from 'node:crypto';
import {
  stringifySiteRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * The refs as sorted `hub/name` texts, each once.
 *
 * @internal
 */
export function siteLines(refs: Iterable<SiteRef>): string[] {
  return [...new Set([...refs].map(stringifySiteRef))].sort();
}

/**
 * sha256 (hex) over the sorted `hub/name` lines, each ended by a line feed. The same sites in any order give the
 * same value.
 *
 * @public
 */
export function sitesSha256(refs: Iterable<SiteRef>): string {
  const lines = siteLines(refs).map(line => `${line}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}
