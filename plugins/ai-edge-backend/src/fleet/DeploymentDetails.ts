import { isError, ServiceUnavailableError } from '@backstage/errors';
import type {
  DeploymentDetail,
  DeploymentRef,
  ModelDeployment,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { isHubError } from '../hubs';
import type {
  LiveDeployment,
  LiveDeploymentReader,
} from '../sources/kserve/LiveDeploymentReader';
import type { Fleet } from './Fleet';

/** One deployment with its conditions: from its site just now, else what the fleet remembers. */
export class DeploymentDetails {
  readonly #fleet: Pick<Fleet, 'deployment' | 'deploymentRecord' | 'site'>;
  readonly #live: Pick<LiveDeploymentReader, 'read'>;

  static create(options: {
    fleet: Pick<Fleet, 'deployment' | 'deploymentRecord' | 'site'>;
    live: Pick<LiveDeploymentReader, 'read'>;
  }): DeploymentDetails {
    return new DeploymentDetails(options);
  }

  private constructor(options: {
    fleet: Pick<Fleet, 'deployment' | 'deploymentRecord' | 'site'>;
    live: Pick<LiveDeploymentReader, 'read'>;
  }) {
    this.#fleet = options.fleet;
    this.#live = options.live;
  }

  /** The caller has made sure that the fleet knows it. */
  async read(ref: DeploymentRef): Promise<DeploymentDetail> {
    const known = this.#fleet.deployment(ref)!;
    const remembered = (liveMessage: string): DeploymentDetail => ({
      ...known,
      live: false,
      liveMessage,
      conditions: this.#fleet.deploymentRecord(ref)?.conditions ?? [],
    });
    const site = this.#fleet.site({ hub: ref.hub, name: ref.site });
    if (site && site.availability.state !== 'available') {
      return remembered(
        'The site does not answer its hub, so this is what was seen last.',
      );
    }
    try {
      return withLive(known, await this.#live.read(ref));
    } catch (error) {
      if (!isError(error)) throw error;
      if (isHubError(error, 'not-found')) {
        return remembered('The site has no such object just now.');
      }
      if (
        error instanceof ServiceUnavailableError ||
        error.name === 'NotFoundError'
      ) {
        return remembered(`${error.message.replace(/\.$/, '')}.`);
      }
      throw error;
    }
  }
}

/** What the site says wins; what only Git or the hub knows stays. */
function withLive(
  known: ModelDeployment,
  live: LiveDeployment,
): DeploymentDetail {
  const { uid, delivery, conditions = [], model, via, ...fields } = live;
  const said = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
  const { message, remembered, ...rest } = known;
  return {
    ...rest,
    ...said,
    model: {
      name: known.model.name,
      version: model?.version ?? known.model.version,
      format: model?.format ?? known.model.format,
    },
    source: 'live',
    live: true,
    ...(via && { liveVia: via }),
    conditions,
  };
}
