import type {
  CheckFinding,
  ModelDeployment,
  Site,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ObservedCondition } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { HubRole } from '../config';

/** A configured hub, as far as checks look at it. */
export interface CheckedHub {
  name: string;
  role: HubRole;
  /** Certificates of the hub, its cluster-proxy or its metrics store are not verified. */
  unverified: boolean;
  /** Optional endpoints that are configured. */
  has: { clusterProxy: boolean; metrics: boolean };
}

/** What checks judge by. Nothing in it asks a hub. */
export interface CheckFacts {
  hubs: CheckedHub[];
  sources: SourceStatus[];
  /** All sites, whoever asks: only counts of them may be told. */
  sites: Site[];
  /** Whether the caller may read, and so be told the name of, a site. */
  readable(site: Site): boolean;
  /** All deployments, whoever asks: only counts of them may be told. */
  deployments: Iterable<ModelDeployment>;
  /** Whether the caller may read, and so be told the model of, a deployment. */
  readableDeployment(deployment: ModelDeployment): boolean;
  /** Conditions of a site's hub object. */
  conditions(site: Site): ObservedCondition[];
  now: number;
}

/** A question that is asked again and again. A pure function of the facts. */
export type Check = (facts: CheckFacts) => CheckFinding[];
