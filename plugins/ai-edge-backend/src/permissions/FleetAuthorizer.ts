import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';

/** A namespace of a hub in which pipelines run. */
export interface PipelineNamespace {
  hub: string;
  namespace: string;
}

/** Decisions of one request, turned into predicates over the index. */
export interface FleetDecision {
  readSite(site: Site): boolean;
  changeSite(site: Site): boolean;
  readDeployment(deployment: ModelDeployment): boolean;
  /** A short stable text of the decision, for ETags. */
  readonly key: string;
}

/**
 * Asks the permission framework once a request. Every method throws a `NotAllowedError` on DENY before any work.
 */
export interface FleetAuthorizer {
  require(
    credentials: BackstageCredentials,
    ...permissions: BasicPermission[]
  ): Promise<void>;
  /** `site.read` and `deployment.read`; DENY of a permission that is asked for throws. */
  decide(
    credentials: BackstageCredentials,
    needs: Array<'site.read' | 'site.change' | 'deployment.read'>,
  ): Promise<FleetDecision>;
  pipelines(
    credentials: BackstageCredentials,
    need: 'pipeline.read' | 'pipeline.run',
  ): Promise<(namespace: PipelineNamespace) => boolean>;
}
