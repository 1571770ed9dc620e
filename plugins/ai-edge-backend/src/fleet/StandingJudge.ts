import type {
  DeploymentRef,
  ModelDeployment,
  Site,
  Standing,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DesiredEntry } from './DesiredIndex';
import type { SourcedRecord } from './mergeDeployment';
import { siteKeyOf } from './refKeys';
import { decideStanding } from './standing';

/** How long after a merge nobody says that it is not registered: generators look every 180 s. */
const JUST_MERGED_MS = 5 * 60 * 1000;

/** Collects what the standing of a deployment is decided from. */
export class StandingJudge {
  readonly #options: {
    now: () => number;
    gitRead: (hub: string) => boolean;
    deliveryRead: (hub: string) => boolean;
    site: (key: string) => Site | undefined;
  };

  constructor(options: {
    now: () => number;
    gitRead: (hub: string) => boolean;
    deliveryRead: (hub: string) => boolean;
    site: (key: string) => Site | undefined;
  }) {
    this.#options = options;
  }

  decide(
    entry: { ref: DeploymentRef; sourced: SourcedRecord[] },
    row: Omit<ModelDeployment, 'standing'>,
    desired: DesiredEntry | undefined,
  ): Standing | undefined {
    const { hub } = entry.ref;
    const { now, gitRead, deliveryRead } = this.#options;
    const changedAt = desired?.changedAt;
    const delivered = entry.sourced.find(({ record }) => record.delivery);
    const looked = entry.sourced.find(({ record }) => record.artifact);
    return decideStanding({
      hub,
      observed:
        entry.sourced.length === 0
          ? undefined
          : {
              state: row.state,
              artifact: row.artifact,
              version: row.model.version,
              outdated:
                delivered && looked && looked.record.asOf < delivered.saidAt,
            },
      desired,
      delivery: delivered?.record.delivery,
      site: this.#options.site(siteKeyOf(entry.ref)),
      gitRead: gitRead(hub),
      deliveryRead: deliveryRead(hub),
      justMerged:
        changedAt !== undefined &&
        now() - Date.parse(changedAt) < JUST_MERGED_MS,
    });
  }
}
