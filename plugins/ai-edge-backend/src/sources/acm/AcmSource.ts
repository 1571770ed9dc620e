import { stringifySiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { SourceHealth, watchResource, type HubConnection } from '../../hubs';
import type {
  Lease,
  ManagedCluster,
  ManagedClusterInfo,
  ManagedClusterSet,
  PlacementDecision,
  Policy,
} from './acmTypes';
import { ClusterSets } from './ClusterSets';
import { normalizeClusterInfo } from './normalizeClusterInfo';
import { isSite } from './normalizeManagedCluster';
import { PlacementChoices } from './PlacementChoices';
import { PolicyCounts } from './PolicyCounts';
import { SiteAssembler } from './SiteAssembler';
import { watchKeyed, watchOptional, type HubWatch } from './watchOptional';

const LEASE_NAME = 'managed-cluster-lease';
const CLUSTER_LABEL = 'open-cluster-management.io/cluster-name';
const OCM = '/apis/cluster.open-cluster-management.io';
const EXPIRY_TICK_MS = 5_000;

/** The sites of one hub: its ManagedClusters, and what leases, infos, sets, placements and root policies say of them. */
export class AcmSource implements FleetSource {
  readonly id: string;
  readonly kind = 'acm';
  readonly hub: string;
  readonly authority = 60;
  readonly absence = 'nothing';
  readonly watches = true;
  readonly #connection: HubConnection;
  readonly #policyNamespaces: string[];
  readonly #now: () => number;

  static create(options: {
    hub: HubConnection;
    policyNamespaces: string[];
    now?: () => number;
  }): AcmSource {
    return new AcmSource(options);
  }

  private constructor(options: {
    hub: HubConnection;
    policyNamespaces: string[];
    now?: () => number;
  }) {
    this.#connection = options.hub;
    this.#policyNamespaces = options.policyNamespaces;
    this.#now = options.now ?? Date.now;
    this.hub = options.hub.name;
    this.id = `acm:${this.hub}`;
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const health = SourceHealth.create({
      sink,
      connection: this.#connection,
      signal,
    });
    const policies = new PolicyCounts();
    const sets = new ClusterSets();
    const placements = new PlacementChoices();
    const assembler = new SiteAssembler({
      hub: this.hub,
      sink,
      policies,
      sets,
      placements,
      now: this.#now,
    });
    const hub = { connection: this.#connection, health, signal };
    try {
      await Promise.all([
        this.#watchClusters(assembler, health, sink, signal),
        this.#watchLeases(assembler, hub),
        watchInfos(assembler, hub),
        watchSets(sets, assembler, hub),
        watchPlacements(placements, assembler, hub),
        ...this.#policyNamespaces.map(namespace =>
          watchPolicies(namespace, policies, assembler, hub),
        ),
      ]);
    } finally {
      assembler.stop();
    }
  }

  #watchClusters(
    assembler: SiteAssembler,
    health: SourceHealth,
    sink: FleetSink,
    signal: AbortSignal,
  ): Promise<void> {
    let refs: string[] | undefined;
    return watchResource<ManagedCluster>({
      api: this.#connection,
      path: `${OCM}/v1/managedclusters`,
      signal,
      handlers: {
        listing: () => {
          refs = [];
        },
        upsert: clusters => {
          assembler.clusters(clusters);
          refs?.push(
            ...clusters
              .filter(isSite)
              .map(({ metadata: { name } }) =>
                stringifySiteRef({ hub: this.hub, name }),
              ),
          );
        },
        listed: () => {
          const listed = refs ?? [];
          refs = undefined;
          assembler.listed(listed);
          const settled = sink.listed({ kind: 'site', hub: this.hub }, listed);
          health.mainAlive(true);
          return settled;
        },
        remove: ({ metadata }) => assembler.removeCluster(metadata.name),
        alive: () => health.mainAlive(false),
        doubted: () => health.mainDoubted(),
        failed: error => health.mainFailed(error),
      },
    });
  }

  async #watchLeases(assembler: SiteAssembler, hub: HubWatch): Promise<void> {
    let watched = false;
    let heard = 0;
    const timer = setInterval(() => {
      if (heard > 0) assembler.expire(heard);
    }, EXPIRY_TICK_MS);
    timer.unref();
    const watching = watchOptional<Lease>(
      hub,
      {
        name: 'leases',
        path: '/apis/coordination.k8s.io/v1/leases',
        query: { labelSelector: CLUSTER_LABEL },
      },
      {
        listing: () => {
          watched = false;
        },
        listed: () => {
          watched = true;
        },
        alive: () => {
          heard = this.#now();
        },
        upsert: leases => {
          for (const { metadata, spec } of leases) {
            if (metadata.name === LEASE_NAME && spec?.renewTime) {
              assembler.lease(
                metadata.labels?.[CLUSTER_LABEL] ?? metadata.namespace ?? '',
                spec.renewTime,
                watched,
              );
            }
          }
        },
        // A site without a lease keeps its last contact.
        remove: () => undefined,
      },
    );
    await watching.finally(() => clearInterval(timer));
  }
}

function watchInfos(assembler: SiteAssembler, hub: HubWatch): Promise<void> {
  return watchOptional<ManagedClusterInfo>(
    hub,
    {
      name: 'node and update information (ManagedClusterInfo)',
      path: '/apis/internal.open-cluster-management.io/v1beta1/managedclusterinfos',
    },
    {
      upsert: infos =>
        infos.forEach(info =>
          assembler.info(info.metadata.name, normalizeClusterInfo(info)),
        ),
      remove: ({ metadata }) => assembler.info(metadata.name, undefined),
    },
  );
}

function watchSets(
  sets: ClusterSets,
  assembler: SiteAssembler,
  hub: HubWatch,
): Promise<void> {
  return watchKeyed<ManagedClusterSet>(
    hub,
    { name: 'cluster sets', path: `${OCM}/v1beta2/managedclustersets` },
    (key, set) => {
      sets.put(key.slice(1), set);
      assembler.soon();
    },
  );
}

function watchPlacements(
  placements: PlacementChoices,
  assembler: SiteAssembler,
  hub: HubWatch,
): Promise<void> {
  return watchKeyed<PlacementDecision>(
    hub,
    { name: 'placements', path: `${OCM}/v1beta1/placementdecisions` },
    (key, decision) => assembler.soon(placements.put(key, decision)),
  );
}

function watchPolicies(
  namespace: string,
  policies: PolicyCounts,
  assembler: SiteAssembler,
  hub: HubWatch,
): Promise<void> {
  return watchKeyed<Policy>(
    hub,
    {
      name: `policies of namespace ${namespace}`,
      path: `/apis/policy.open-cluster-management.io/v1/namespaces/${encodeURIComponent(
        namespace,
      )}/policies`,
    },
    (key, policy) => assembler.soon(policies.put(key, policy)),
  );
}
