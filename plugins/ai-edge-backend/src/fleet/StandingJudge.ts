import type {
  DeploymentRef,
  ModelDeployment,
  Site,
  SiteRef,
  Standing,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DesiredEntry } from './DesiredIndex';
import type { SourcedRecord } from './mergeDeployment';
import { decideStanding } from './standing';

/** How long after a merge nobody says that it is not registered: generators look every 180 s. */
const JUST_MERGED_MS = 5 * 60 * 1000;

/** Collects what the standing of a deployment is decided from. */
export class StandingJudge {
  readonly #options: {
    now: () => number;
    gitRead: (hub: string) => boolean;
    deliveryRead: (hub: string) => boolean;
    site: (ref: SiteRef) => Site | undefined;
  };

  constructor(options: {
    now: () => number;
    gitRead: (hub: string) => boolean;
    deliveryRead: (hub: string) => boolean;
    site: (ref: SiteRef) => Site | undefined;
  }) {
    this.#options = options;
  }

  decide(
    entry: { ref: DeploymentRef; sourced: SourcedRecord[] },
    row: Omit<ModelDeployment, 'standing'>,
    desired: DesiredEntry | undefined,
  ): Standing | undefined {
    const { hub, site } = entry.ref;
    const { now, gitRead, deliveryRead } = this.#options;
    const changedAt = desired?.changedAt;
    return decideStanding({
      hub,
      observed:
        entry.sourced.length === 0
          ? undefined
          : {
              state: row.state,
              artifact: row.artifact?.derived ? undefined : row.artifact,
              version: row.model.version,
            },
      desired,
      delivery: entry.sourced.find(({ record }) => record.delivery)?.record
        .delivery,
      site: this.#options.site({ hub, name: site }),
      gitRead: gitRead(hub),
      deliveryRead: deliveryRead(hub),
      justMerged:
        changedAt !== undefined &&
        now() - Date.parse(changedAt) < JUST_MERGED_MS,
    });
  }
}
