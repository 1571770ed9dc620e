import { stringifySiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import {
  SourceHealth,
  watchResource,
  type HubConnection,
  type KubeObject,
  type ResourceHandlers,
} from '../../hubs';
import type {
  Lease,
  ManagedCluster,
  ManagedClusterInfo,
  Policy,
} from './acmTypes';
import { normalizeClusterInfo } from './normalizeClusterInfo';
import { isSite } from './normalizeManagedCluster';
import { PolicyCounts } from './PolicyCounts';
import { SiteAssembler } from './SiteAssembler';

const LEASE_NAME = 'managed-cluster-lease';
const CLUSTER_LABEL = 'open-cluster-management.io/cluster-name';
const REFUSED_WAIT_MS = 30_000;
const EXPIRY_TICK_MS = 5_000;

type Change<T> = Pick<ResourceHandlers<T & KubeObject>, 'upsert' | 'remove'> & {
  listing?(): void;
  listed?(): void;
  alive?(): void;
};

/** The sites of one hub: its ManagedClusters, and what leases, infos and root policies say of them. */
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
    const assembler = new SiteAssembler({
      hub: this.hub,
      sink,
      policies,
      now: this.#now,
    });
    await Promise.all([
      this.#watchClusters(assembler, health, sink, signal),
      this.#watchLeases(assembler, health, signal),
      this.#watchInfos(assembler, health, signal),
      ...this.#policyNamespaces.map(namespace =>
        this.#watchPolicies(namespace, policies, assembler, health, signal),
      ),
    ]);
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
      path: '/apis/cluster.open-cluster-management.io/v1/managedclusters',
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

  async #watchLeases(
    assembler: SiteAssembler,
    health: SourceHealth,
    signal: AbortSignal,
  ): Promise<void> {
    let watched = false;
    let heard = 0;
    const timer = setInterval(() => {
      if (heard > 0) assembler.expire(heard);
    }, EXPIRY_TICK_MS);
    timer.unref();
    const watching = this.#watchOptional<Lease>('leases', health, signal, {
      path: '/apis/coordination.k8s.io/v1/leases',
      query: { labelSelector: CLUSTER_LABEL },
      change: {
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
    });
    await watching.finally(() => clearInterval(timer));
  }

  #watchInfos(
    assembler: SiteAssembler,
    health: SourceHealth,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#watchOptional<ManagedClusterInfo>(
      'node and update information (ManagedClusterInfo)',
      health,
      signal,
      {
        path: '/apis/internal.open-cluster-management.io/v1beta1/managedclusterinfos',
        change: {
          upsert: infos =>
            infos.forEach(info =>
              assembler.info(info.metadata.name, normalizeClusterInfo(info)),
            ),
          remove: ({ metadata }) => assembler.info(metadata.name, undefined),
        },
      },
    );
  }

  #watchPolicies(
    namespace: string,
    policies: PolicyCounts,
    assembler: SiteAssembler,
    health: SourceHealth,
    signal: AbortSignal,
  ): Promise<void> {
    let listed: Set<string> | undefined;
    const keyOf = (policy: Policy) => `${namespace}/${policy.metadata.name}`;
    return this.#watchOptional<Policy>(
      `policies of namespace ${namespace}`,
      health,
      signal,
      {
        path: `/apis/policy.open-cluster-management.io/v1/namespaces/${encodeURIComponent(
          namespace,
        )}/policies`,
        change: {
          listing: () => {
            listed = new Set();
          },
          upsert: changed => {
            for (const policy of changed) {
              listed?.add(keyOf(policy));
              assembler.emit(policies.put(keyOf(policy), policy));
            }
          },
          listed: () => {
            for (const key of policies.keys()) {
              if (key.startsWith(`${namespace}/`) && !listed?.has(key)) {
                assembler.emit(policies.put(key, undefined));
              }
            }
            listed = undefined;
          },
          remove: policy =>
            assembler.emit(policies.put(keyOf(policy), undefined)),
        },
      },
    );
  }

  #watchOptional<T extends KubeObject>(
    name: string,
    health: SourceHealth,
    signal: AbortSignal,
    options: {
      path: string;
      query?: Record<string, string>;
      change: Change<T>;
    },
  ): Promise<void> {
    const { path, query, change } = options;
    return watchResource<T>({
      api: this.#connection,
      path,
      query,
      signal,
      refusedWaitMs: REFUSED_WAIT_MS,
      handlers: {
        listing: () => change.listing?.(),
        upsert: objects => change.upsert(objects),
        listed: () => change.listed?.(),
        remove: object => change.remove(object),
        alive: () => {
          change.alive?.();
          health.optional(name, undefined);
        },
        failed: error => health.optional(name, error),
      },
    });
  }
}
