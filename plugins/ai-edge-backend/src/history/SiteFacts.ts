import type {
  AvailabilityState,
  DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** What history keeps of a site. */
export interface SiteView {
  kind: 'site';
  availability: AvailabilityState;
  /** Since when, as the hub says it. */
  since?: string;
  message?: string;
}

/** What history keeps of a deployment. Absent means unknown, which is no value. */
export interface DeploymentView {
  kind: 'deployment';
  ref: DeploymentRef;
  state: string;
  version?: string;
  /** Address, with the digest where it is known. */
  artifact?: string;
  message?: string;
  /** Who may read of it when it is gone. */
  owner?: string;
  labels: Record<string, string>;
}

export type View = SiteView | DeploymentView;

/** One look at a site or deployment that differed from the one before. */
export interface Step {
  /** When this process saw it. */
  seenAt: string;
  /** Absent: it was gone. */
  view?: View;
  /** True when who tells of it had listed all there was before: it is a change, not something that was learnt. */
  settled: boolean;
}

/** How often a field has changed in an hour. */
export interface Flapping {
  hour: string;
  rows: number;
  /** Of the row that counts the rest of the hour. */
  since?: string;
  from?: string;
  count?: number;
}

/** What history has written of a site or deployment. */
export interface SubjectFacts {
  present: boolean;
  /** When the last change of it was seen. Whoever saw something earlier saw what is known already. */
  at: string;
  values: Record<string, string | undefined>;
  flapping?: Record<string, Flapping>;
  /** Of a deployment: who may read of it when it is gone. */
  owner?: string;
  labels?: Record<string, string>;
}

/** What history has written of a site and its deployments, as it is stored. */
export interface SiteFacts {
  clusterId?: string;
  site?: SubjectFacts;
  /** By deployment key. */
  deployments: Record<string, SubjectFacts>;
}
