import type {
  DeploymentRef,
  FleetKind,
  ModelDeployment,
  Site,
  SiteRef,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type {
  DeploymentRecord,
  FleetSink,
  FleetSource,
  ObservedCondition,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredHistory } from './DesiredHistory';
import type { FleetMemory } from './FleetMemory';

/** What Git wants on sites, as one configured repository's branch says it. */
export interface DesiredState {
  /** Name of the configured repository. */
  gitops: string;
  revision: string;
  repoUrl: string;
  branch: string;
  desired: Desired[];
  /** Hubs that the lines are complete for; all that the repository is for when absent. */
  hubs?: string[];
  /** What is known of earlier commits; of none when absent. */
  history?: DesiredHistory;
  asOf: string;
}

/** Which kinds of things changed, and which ones. */
export interface FleetChange {
  kinds: FleetKind[];
  refs: string[];
}

/** What the fleet has to know of who tells it something. */
export type SinkSource = Pick<
  FleetSource,
  'id' | 'kind' | 'hub' | 'authority' | 'absence' | 'watches'
>;

/**
 * The index that every answer comes from. Reading it never asks a hub.
 */
export interface Fleet {
  /** Moves when anything that an answer shows has changed. */
  readonly revision: number;
  /**
   * True when every source that tells of such things was read to its end, by this process or by an earlier one that is
   * remembered, or is not there.
   */
  complete(kind: 'site' | 'deployment'): boolean;
  sites(): Iterable<Site>;
  site(ref: SiteRef): Site | undefined;
  /** The site that a deployment is on. */
  siteOf(ref: DeploymentRef): Site | undefined;
  /** Conditions of the site's hub object. */
  siteConditions(ref: SiteRef): ObservedCondition[];
  deployments(): Iterable<ModelDeployment>;
  deployment(ref: DeploymentRef): ModelDeployment | undefined;
  /** What the most authoritative source last said, with its conditions. */
  deploymentRecord(ref: DeploymentRef): DeploymentRecord | undefined;
  deploymentsOf(site: SiteRef): ModelDeployment[];
  sources(): SourceStatus[];
  /** Registers a source as `starting` and says where it puts what it learns. */
  sink(source: SinkSource): FleetSink;
  setDesired(state: DesiredState): void;
  /** Status of something that is not a fleet source: a Git mirror, a pipeline namespace, a metrics store. */
  reportSource(status: SourceStatus): void;
  /** Looks again at what changes with time alone, such as a merge that nobody takes up. */
  reconsider(): void;
  /** All that a restart keeps, to be read at once. */
  remember(): FleetMemory;
  /**
   * Takes what an earlier process knew, with the age that it has. What has been told since then stays; what sources
   * said that nobody has registered by the next {@link Fleet.reconsider} goes.
   */
  restore(memory: FleetMemory): void;
  onChange(listener: (change: FleetChange) => void): () => void;
}
