import type {
  DeploymentRef,
  ModelDeployment,
  Site,
  SiteRef,
  SourceState,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/**
 * A condition of a Kubernetes object.
 *
 * @public
 */
export interface ObservedCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  since?: string;
}

/**
 * A site as one source knows it: whatever it does not know is absent. Counts and inventory are the fleet's business.
 * A record replaces what the same source said of the site before.
 *
 * @public
 */
export type SiteRecord = Partial<
  Omit<Site, 'ref' | 'deployments' | 'inventory' | 'asOf'>
> & {
  ref: SiteRef;
  asOf: string;
  conditions?: ObservedCondition[];
};

/**
 * How a deployment gets to its site, as Argo CD reports it: what the standing is decided from.
 *
 * @public
 */
export interface DeliveryFacts {
  /** Name of the Argo CD Application. */
  application: string;
  repoUrl?: string;
  path?: string;
  targetRevision?: string;
  /** True when it builds several sources: then no one commit says what. */
  multiSource?: boolean;
  /** Commit the site last compared itself with. It moves with every commit of the repository. */
  revision?: string;
  /** `Synced`, `OutOfSync` or `Unknown`. */
  sync?: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`. */
  health?: string;
  /** Phase of the last sync operation: `Running`, `Succeeded`, `Failed`, `Error`, `Terminating`. */
  phase?: string;
  message?: string;
  /** False when somebody has to start every sync. */
  automated?: boolean;
  /** True while the newest definition has not reached the site. */
  pending?: boolean;
  /**
   * Why nothing that is said here moves any more, as a sentence; absent while it does. However well the source itself
   * is heard, it does not vouch for such a record.
   */
  frozen?: string;
}

/**
 * A deployment as one source knows it.
 *
 * @public
 */
export type DeploymentRecord = Partial<
  Omit<ModelDeployment, 'ref' | 'asOf' | 'source' | 'remembered'>
> & {
  ref: DeploymentRef;
  asOf: string;
  /** Object uid on the site; a changed uid drops what older sources said. */
  uid?: string;
  /** Generation of the object on the site. */
  generation?: number;
  delivery?: DeliveryFacts;
  conditions?: ObservedCondition[];
};

/**
 * Where a source puts what it learns. Nothing here wipes: what is not mentioned stays as it was. Records are the
 * fleet's from then on: nobody changes them afterwards, and equal texts in them are replaced by shared ones.
 *
 * @public
 */
export interface FleetSink {
  upsertSites(records: SiteRecord[]): void;
  /** Hub-side time at which a renewal of the site's lease was observed. Never dirties the revision. */
  touchSites(contacts: { ref: SiteRef; lastContact: string }[]): void;
  /** The source saw these leave (a watch DELETED, never a missing row of a failed list). */
  removeSites(refs: SiteRef[]): void;
  upsertDeployments(records: DeploymentRecord[]): void;
  removeDeployments(refs: DeploymentRef[]): void;
  /**
   * A list was read to its end: `refs` is all there is in `scope`. The fleet decides what absence proves. False when
   * it holds removals back: list again, five minutes later or more, to confirm them. A source whose absence proves
   * `nothing` removes nothing so; of a site it says that everything on it can be seen, with `partial` that it cannot
   * any more.
   */
  listed(
    scope:
      | { kind: 'site'; hub: string }
      | {
          kind: 'deployment';
          hub: string;
          site?: string;
          objectKind?: string;
          partial?: boolean;
        },
    refs: string[],
  ): boolean;
  state(state: SourceState, message?: string): void;
}

/**
 * Something that tells the fleet about sites and deployments. `start` resolves when `signal` aborts; it never
 * throws for a hub that does not answer, it says so through `sink.state` and tries again.
 *
 * @public
 */
export interface FleetSource {
  readonly id: string;
  /** `acm`, `kserve`, `argocd`, `search`, … */
  readonly kind: string;
  readonly hub?: string;
  /**
   * What the source's word on a deployment's state weighs against others; higher wins
   * (live 100, mirror 80, cluster inventory 70, pull work 60, pushed Application 40, inventory 20).
   */
  readonly authority: number;
  /**
   * What it proves that the source does not list a deployment any more: `gone` from the site; `withdrawn` from
   * delivery, while it may still run; or `nothing`. `gone` when absent.
   */
  readonly absence?: 'gone' | 'withdrawn' | 'nothing';
  /** True when the source is told of every change: while it is `ok`, what it said long ago is still so. */
  readonly watches?: boolean;
  start(sink: FleetSink, signal: AbortSignal): Promise<void>;
}
