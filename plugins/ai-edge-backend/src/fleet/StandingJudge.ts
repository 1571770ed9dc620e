import type {
  DeploymentRef,
  ModelDeployment,
  Standing,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { sourceAuthority } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredEntry, FormerLine } from './DesiredIndex';
import type { SiteView, SourcedRecord } from './mergeDeployment';
import { deploymentKey } from './refKeys';
import { decideStanding } from './standing';

/** How long after a merge nobody says that it is not registered: generators look every 180 s. */
const JUST_MERGED_MS = 5 * 60 * 1000;

/**
 * An artifact that was looked at so shortly after the site said that it has synced may be of before: the two come over
 * different ways, each stamped when it arrives.
 */
const SETTLE_MS = 10 * 1000;

export interface StandingJudgeOptions {
  now: () => number;
  gitRead: (hub: string) => boolean;
  deliveryRead: (hub: string) => boolean;
  /** A line that is not in Git any more. */
  former: (key: string) => FormerLine | undefined;
  /** Whether a configured repository has this address. */
  isOurs: (repoUrl: string) => boolean;
}

/** Collects what the standing of a deployment is decided from. */
export class StandingJudge {
  readonly #options: StandingJudgeOptions;

  constructor(options: StandingJudgeOptions) {
    this.#options = options;
  }

  decide(
    entry: { ref: DeploymentRef; sourced: readonly SourcedRecord[] },
    row: Omit<ModelDeployment, 'standing'>,
    desired: DesiredEntry | undefined,
    site: SiteView | undefined,
    before?: Partial<Standing>,
  ): Standing | undefined {
    const { hub } = entry.ref;
    const { now, gitRead, deliveryRead, former, isOurs } = this.#options;
    const changedAt = desired?.changedAt;
    const delivered = entry.sourced.find(
      ({ record, withdrawnSince }) =>
        record.delivery && withdrawnSince === undefined,
    );
    // What an index has may be of yesterday: it never makes anything diverge.
    const looked = entry.sourced.find(
      ({ record, authority }) =>
        record.artifact && authority >= sourceAuthority.pullWork,
    );
    const delivery = delivered?.record.delivery;
    return decideStanding({
      hub,
      observed:
        entry.sourced.length === 0
          ? undefined
          : {
              state: row.state,
              artifact: looked && row.artifact,
              version: row.model.version,
              outdated:
                delivered &&
                looked &&
                Date.parse(looked.record.asOf) <
                  Date.parse(delivered.saidAt) + SETTLE_MS,
            },
      desired,
      delivery,
      site,
      gitRead: gitRead(hub),
      deliveryRead: deliveryRead(hub),
      justMerged:
        changedAt !== undefined &&
        now() - Date.parse(changedAt) < JUST_MERGED_MS,
      former: desired ? undefined : former(deploymentKey(entry.ref)),
      isOurs:
        !desired && delivery?.repoUrl ? isOurs(delivery.repoUrl) : undefined,
      before,
    });
  }
}
