import type {
  DeploymentRef,
  SiteRef,
  SourceStatus,
  Standing,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SiteRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { SourcedRecord } from './mergeDeployment';

/** A deployment as a restart keeps it: what every source said of it. */
export interface RememberedDeployment {
  ref: DeploymentRef;
  sourced: SourcedRecord[];
  /** The last verdict, and since when it is given: replicas differ in that, so it is no reason to write. */
  standing?: Pick<Standing, 'state'> & { saidAt?: string };
  /** When delivery was withdrawn while the site may still run it. */
  withdrawnSince?: string;
}

/** A site as a restart keeps it, with its deployments. Plain JSON. */
export interface RememberedSite {
  ref: SiteRef;
  sourced: {
    source: string;
    authority: number;
    record: SiteRecord;
    /** When this source let go of the site. */
    detachedSince?: string;
  }[];
  /** Moves with every renewal: it is kept, but it is no reason to write. */
  lastContact?: string;
  detachedSince?: string;
  deployments: RememberedDeployment[];
}

/** All that a restart keeps of the fleet, and when each source had answered last. */
export interface FleetMemory {
  sources: SourceStatus[];
  sites: Iterable<RememberedSite>;
}
