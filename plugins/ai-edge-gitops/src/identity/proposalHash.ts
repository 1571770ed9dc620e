import { createHash } from 'node:crypto';
import {
  canonicalJson,
  type Intent,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteLines } from './sitesSha256';

/** What people may word differently without wishing for something else. */
const WORDING = new Set(['title', 'reviewers', 'draft', 'requires', 'sites']);

/**
 * Identity of a proposal: sha256 (hex) over canonical JSON of the intent without title, reviewers, draft and what a
 * site must have, the resolved and sorted site refs in place of the selection. `sites` is left out for an intent that selects none.
 *
 * @public
 */
export function proposalHash(intent: Intent, sites?: SiteRef[]): string {
  const identity = Object.fromEntries(
    Object.entries(intent).filter(([key]) => !WORDING.has(key)),
  );
  return createHash('sha256')
    .update(canonicalJson({ ...identity, sites: sites && siteLines(sites) }))
    .digest('hex');
}
