import type { KubeObject, ObjectStore, StoreEvent } from '../../kube';
import { sameJson } from '../../kube/sameJson';
import type { Lab, Loop } from '../../Lab';
import { setCondition } from './conditions';
import { decide } from './decide';
import {
  CLUSTER,
  CLUSTER_SET,
  DECISION,
  OCM,
  PLACEMENT,
  SET_BINDING,
} from './keys';

const DECISIONS_PER_OBJECT = 100;
const SETTLE_MS = 150;
const INPUTS = [CLUSTER, CLUSTER_SET, SET_BINDING, PLACEMENT].map(
  type => type.kind,
);

/** Turns Placements into PlacementDecisions when what they depend on has changed. */
export class PlacementLoop implements Loop {
  readonly name = 'placements';

  static create() {
    return new PlacementLoop();
  }

  start(lab: Lab): () => void {
    const stops = lab.hubNames().map(hub => {
      const store = lab.hub(hub);
      let timer: NodeJS.Timeout | undefined;
      decideAll(store);
      const unsubscribe = store.subscribe(event => {
        if (concerns(event)) {
          timer ??= setTimeout(() => {
            timer = undefined;
            decideAll(store);
          }, SETTLE_MS);
        }
      });
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    });
    return () => stops.forEach(stop => stop());
  }
}

/** A status that controllers write must not make placements run again; claims are the part of it that selects. */
function concerns({ type, object, previous }: StoreEvent): boolean {
  if (!INPUTS.includes(object.kind)) {
    return false;
  }
  return (
    type !== 'MODIFIED' ||
    !sameJson(object.spec, previous?.spec) ||
    !sameJson(object.metadata.labels, previous?.metadata.labels) ||
    !sameJson(object.status?.clusterClaims, previous?.status?.clusterClaims)
  );
}

/** Decides every placement of a hub now. */
export function decideAll(store: ObjectStore): void {
  for (const placement of store.list(PLACEMENT)) {
    if (!placement.metadata.deletionTimestamp) {
      writeDecisions(store, placement);
    }
  }
}

function writeDecisions(store: ObjectStore, placement: KubeObject): void {
  const { name, namespace } = placement.metadata;
  const existing = store.list(DECISION, {
    namespace,
    labels: { [`${OCM}/placement`]: name },
  });
  const before = new Set<string>(
    existing.flatMap(decision =>
      (decision.status?.decisions ?? []).map((entry: any) => entry.clusterName),
    ),
  );
  const clusters = decide(store, placement, before);
  // A placement always has one decision object, also an empty one.
  const count = Math.max(1, Math.ceil(clusters.length / DECISIONS_PER_OBJECT));
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = index * DECISIONS_PER_OBJECT;
    const page = clusters.slice(from, from + DECISIONS_PER_OBJECT);
    names.push(writeDecision(store, placement, index, page));
  }
  for (const { metadata } of existing) {
    if (!names.includes(metadata.name)) {
      store.delete({ ...DECISION, namespace, name: metadata.name });
    }
  }
  store.mutate({ ...PLACEMENT, namespace, name }, object => {
    object.status ??= {};
    object.status.numberOfSelectedClusters = clusters.length;
    object.status.decisionGroups = [
      {
        decisionGroupIndex: 0,
        decisionGroupName: '',
        decisions: names,
        clusterCount: clusters.length,
      },
    ];
    setCondition(
      object,
      'PlacementSatisfied',
      clusters.length ? 'True' : 'False',
      clusters.length ? 'AllDecisionsScheduled' : 'NoManagedClusterMatched',
      clusters.length
        ? 'All cluster decisions scheduled'
        : 'No ManagedCluster matches the placement',
    );
    setCondition(
      object,
      'PlacementMisconfigured',
      'False',
      'Succeedconfigured',
      'Placement configurations check pass',
    );
  });
}

function writeDecision(
  store: ObjectStore,
  placement: KubeObject,
  index: number,
  clusters: string[],
): string {
  const { name: owner, namespace, uid } = placement.metadata;
  const name = `${owner}-decision-${index + 1}`;
  const key = { ...DECISION, namespace, name };
  if (!store.get(key)) {
    store.create({
      apiVersion: `${OCM}/v1beta1`,
      kind: 'PlacementDecision',
      metadata: {
        name,
        namespace,
        labels: {
          [`${OCM}/placement`]: owner,
          [`${OCM}/decision-group-index`]: '0',
          [`${OCM}/decision-group-name`]: '',
        },
        ownerReferences: [
          {
            apiVersion: `${OCM}/v1beta1`,
            kind: 'Placement',
            name: owner,
            uid: String(uid),
            controller: true,
          },
        ],
      },
    });
  }
  store.mutate(key, object => {
    object.status = {
      decisions: clusters.map(clusterName => ({ clusterName, reason: '' })),
    };
  });
  return name;
}
