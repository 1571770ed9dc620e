import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';

/**
 * A namespace of a hub in which pipelines run.
 *
 * @public
 */
export interface PipelineNamespace {
  hub: string;
  namespace: string;
}

/** Decisions of one request, turned into predicates over the index. */
export interface FleetDecision {
  readSite(site: Site): boolean;
  changeSite(site: Site): boolean;
  readDeployment(deployment: ModelDeployment): boolean;
  /** True when `readDeployment` is true of everything, so that ready counts can be used. */
  readonly readsAllDeployments?: boolean;
  /** A short stable text of the decision, for ETags. */
  readonly key: string;
}

/** Permissions over the index, by the end of their names. */
export type FleetNeed = 'site.read' | 'site.change' | 'deployment.read';

/**
 * Asks the permission framework once a request. Every method throws a `NotAllowedError` on DENY before any work.
 */
export interface FleetAuthorizer {
  require(
    credentials: BackstageCredentials,
    ...permissions: BasicPermission[]
  ): Promise<void>;
  /**
   * DENY of a need throws; DENY of a wish only makes its predicate say no. What is not asked for is not allowed.
   */
  decide(
    credentials: BackstageCredentials,
    needs: FleetNeed[],
    wishes?: FleetNeed[],
  ): Promise<FleetDecision>;
  pipelines(
    credentials: BackstageCredentials,
    need: 'pipeline.read' | 'pipeline.run',
  ): Promise<(namespace: PipelineNamespace) => boolean>;
}
