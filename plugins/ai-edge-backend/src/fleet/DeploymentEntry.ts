import type {
  DeploymentRef,
  ModelDeployment,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { sourceAuthority } from '@ai-edge/backstage-plugin-ai-edge-node';
import { leavingSince, type SourcedRecord } from './mergeDeployment';

/** A source that looks at the site itself did not find it there. */
export interface SeenGone {
  source: string;
  at: string;
}

/** A deployment as the index holds it: what each source said, and the row that comes of it. */
export interface DeploymentEntry {
  ref: DeploymentRef;
  /** The weightiest first. */
  sourced: readonly SourcedRecord[];
  gone?: readonly SeenGone[];
  /** Absent while all that is said of it is known to be outdated. */
  row?: ModelDeployment;
}

/**
 * Whether the site was looked at, by somebody who does not see it there, at an instant or after it. Who is told of
 * every change still does not see it, unless only what was seen from then on counts.
 */
export type MissedSince = (
  instant: string,
  counts: 'still' | 'from-then-on',
) => boolean;

function isHearsay({ authority }: SourcedRecord): boolean {
  return authority < sourceAuthority.pushed;
}

/**
 * What is left of what sources said. Delivery that was withdrawn is over once the site was seen without it; what only
 * an index has is outdated once the site was. Nothing here depends on who was heard first.
 */
export function believed(
  sourced: readonly SourcedRecord[],
  missedSince: MissedSince,
): { sourced: readonly SourcedRecord[]; isShown: boolean } {
  const leaving = leavingSince(sourced);
  const left =
    leaving !== undefined && missedSince(leaving, 'still')
      ? sourced.filter(({ withdrawnSince }) => withdrawnSince === undefined)
      : sourced;
  const newest = left.reduce(
    (latest, { saidAt }) => (saidAt > latest ? saidAt : latest),
    '',
  );
  return {
    sourced: left,
    isShown:
      left.length > 0 &&
      !(left.every(isHearsay) && missedSince(newest, 'from-then-on')),
  };
}
