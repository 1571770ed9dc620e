import type {
  DeploymentRef,
  ModelDeployment,
  Standing,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DesiredEntry } from './DesiredIndex';
import {
  mergeDeployment,
  type SiteView,
  type SourcedRecord,
} from './mergeDeployment';

/** A verdict and since when it was so. */
export type Verdict = Pick<Standing, 'state' | 'since'> & Partial<Standing>;

/** Decides the relation of what Git wants and what the site runs. */
export type DecideStanding = (
  entry: { ref: DeploymentRef; sourced: readonly SourcedRecord[] },
  row: Omit<ModelDeployment, 'standing'>,
  desired: DesiredEntry | undefined,
  site: SiteView | undefined,
  /** The verdict so far. */
  before?: Partial<Standing>,
) => Standing | undefined;

/** The row of a deployment. A standing that does not say since when has been so since it was first decided. */
export function deploymentRow(
  entry: { ref: DeploymentRef; sourced: readonly SourcedRecord[] },
  context: {
    desired: DesiredEntry | undefined;
    site: SiteView | undefined;
    standing: DecideStanding;
    /** The verdict so far. */
    before: Verdict | undefined;
    /** An equal value that is held already. */
    share: <T extends object>(value: T) => T;
    now: () => string;
  },
): ModelDeployment {
  const { desired, site, before } = context;
  const row: ModelDeployment = mergeDeployment(
    entry.ref,
    entry.sourced,
    desired,
    site,
  );
  const standing = context.standing(entry, row, desired, site, before);
  if (standing && !standing.since) {
    standing.since =
      before?.state === standing.state ? before.since : context.now();
  }
  row.standing = standing && context.share(standing);
  return row;
}
