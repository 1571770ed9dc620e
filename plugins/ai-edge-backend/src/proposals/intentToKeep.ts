import {
  intentSites,
  type Intent,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { SITES_LEFT_OUT } from './chosenSites';
import type { PlannedProposal } from './PlannedProposal';

/**
 * The intent as a proposal keeps it, to be planned again later by the portal itself. Where the caller's permissions
 * made the list what it is, its names take the place of the selection: nobody else's would give the same.
 */
export function intentToKeep({
  intent,
  sites,
  findings,
}: Pick<PlannedProposal, 'intent' | 'sites' | 'findings'>): Intent {
  const isNarrowed =
    intentSites(intent) !== undefined &&
    findings.some(({ id }) => id === SITES_LEFT_OUT);
  if (!isNarrowed) return intent;
  return { ...intent, sites: { names: sites } } as Intent;
}
