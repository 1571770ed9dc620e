import type { PlannedProposal } from '../PlannedProposal';

/** Why the portal leaves a proposal as it is. The name stays the same, the sentence is for people. */
export interface HeldVerdict {
  state: 'held';
  key: string;
  reason: string;
  /** More, for those who read the repository: it may name sites that not everybody may know of. */
  detail?: string;
}

/** What the portal would put on the branch. */
export interface StaleVerdict {
  state: 'stale';
  /** Newest commit of the branch now. */
  head: string;
  /** A commit of the mirror, on the base as it is now. */
  commit: string;
  planned: PlannedProposal;
  /** What the commit says. */
  message: string;
}

/** How an open proposal of the portal stands to the newest commit of its base. */
export type Verdict = { state: 'current' } | HeldVerdict | StaleVerdict;

export function held(
  key: string,
  reason: string,
  detail?: string,
): HeldVerdict {
  return { state: 'held', key, reason, ...(detail && { detail }) };
}
