import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetSink,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { SourceHealth, watchResource, type HubConnection } from '../../hubs';
import type { ManifestWork } from './argocdTypes';
import { normalizeManifestWork } from './normalizeManifestWork';

const PATH = '/apis/work.open-cluster-management.io/v1/manifestworks';
/** Applications of ApplicationSets, and those without a set. Never all works: there may be tens of thousands. */
const SELECTORS = [
  'apps.open-cluster-management.io/application-set',
  'apps.open-cluster-management.io/pull-to-ocm-managed-cluster,!apps.open-cluster-management.io/application-set',
];

/** Works of one selector, by `<namespace>/<name>`, with the deployment each one is about. */
type Works = Map<string, DeploymentRef>;

function keyOf({ metadata }: ManifestWork): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/**
 * Model deployments of Argo CD's pull model: what each site feeds back of its Application to the ManifestWork that
 * brought it. The hub's own copy of the Application flaps and is never read.
 */
export class ArgocdSource implements FleetSource {
  readonly id: string;
  readonly kind = 'argocd';
  readonly hub: string;
  readonly authority = 60;
  readonly absence = 'withdrawn';
  readonly watches = true;
  readonly #connection: HubConnection;
  readonly #now: () => number;

  static create(options: {
    hub: HubConnection;
    now?: () => number;
  }): ArgocdSource {
    return new ArgocdSource(options);
  }

  private constructor(options: { hub: HubConnection; now?: () => number }) {
    this.#connection = options.hub;
    this.#now = options.now ?? Date.now;
    this.hub = options.hub.name;
    this.id = `argocd:${this.hub}`;
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const health = SourceHealth.create({
      sink,
      connection: this.#connection,
      signal,
    });
    const all: Works[] = SELECTORS.map(() => new Map());
    const listed = new Set<Works>();
    const whenAllListed = (works: Works) => {
      listed.add(works);
      if (listed.size < all.length) return true;
      const refs = all.flatMap(one =>
        [...one.values()].map(stringifyDeploymentRef),
      );
      const settled = sink.listed({ kind: 'deployment', hub: this.hub }, refs);
      health.mainAlive(true);
      return settled;
    };
    await Promise.all(
      SELECTORS.map((labelSelector, index) =>
        this.#watch(labelSelector, all[index], {
          sink,
          health,
          signal,
          whenAllListed,
        }),
      ),
    );
  }

  #watch(
    labelSelector: string,
    works: Works,
    options: {
      sink: FleetSink;
      health: SourceHealth;
      signal: AbortSignal;
      whenAllListed: (works: Works) => boolean;
    },
  ): Promise<void> {
    const { sink, health, signal, whenAllListed } = options;
    // What was known stays until the list ends: the other selector's list may end first, and counts it too.
    let found: Set<string> | undefined;
    return watchResource<ManifestWork>({
      api: this.#connection,
      path: PATH,
      query: { labelSelector },
      signal,
      handlers: {
        listing: () => {
          found = new Set();
        },
        upsert: changed => {
          changed.forEach(work => found?.add(keyOf(work)));
          this.#upsert(changed, works, sink);
        },
        listed: () => {
          for (const key of works.keys()) {
            if (!found?.has(key)) works.delete(key);
          }
          found = undefined;
          return whenAllListed(works);
        },
        remove: work => {
          const ref = works.get(keyOf(work));
          if (ref && works.delete(keyOf(work))) sink.removeDeployments([ref]);
        },
        alive: () => health.mainAlive(false, labelSelector),
        doubted: () => health.mainDoubted(labelSelector),
        failed: error => health.mainFailed(error),
      },
    });
  }

  #upsert(changed: ManifestWork[], works: Works, sink: FleetSink): void {
    const place = {
      hub: this.hub,
      asOf: new Date(this.#now()).toISOString(),
    };
    const leaving: DeploymentRef[] = [];
    const records = changed.flatMap(work => {
      const record = normalizeManifestWork(work, place);
      const before = works.get(keyOf(work));
      if (record) {
        works.set(keyOf(work), record.ref);
        if (work.metadata.deletionTimestamp) leaving.push(record.ref);
      } else {
        works.delete(keyOf(work));
      }
      const moved =
        before &&
        (!record ||
          stringifyDeploymentRef(before) !==
            stringifyDeploymentRef(record.ref));
      if (moved) leaving.push(before);
      return record ?? [];
    });
    sink.upsertDeployments(records);
    if (leaving.length > 0) sink.removeDeployments(leaving);
  }
}
