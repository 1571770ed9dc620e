import type { LabelSelector, ManagedClusterSet } from './acmTypes';

const SET_LABEL = 'cluster.open-cluster-management.io/clusterset';
/** Holds every cluster of a hub: saying so says nothing. */
const EVERYTHING = 'global';

type Labels = Record<string, string>;

/** The cluster sets of one hub, and which of them hold a site. */
export class ClusterSets {
  readonly #sets = new Map<string, (labels: Labels) => boolean>();

  /** Takes a set as it is now, `undefined` when it is gone. */
  put(name: string, set: ManagedClusterSet | undefined): void {
    if (!set || name === EVERYTHING) {
      this.#sets.delete(name);
      return;
    }
    const { selectorType, labelSelector } = set.spec?.clusterSelector ?? {};
    this.#sets.set(
      name,
      selectorType === 'LabelSelector'
        ? labels => matches(labelSelector ?? {}, labels)
        : labels => labels[SET_LABEL] === name,
    );
  }

  /** Names of the sets that hold a site with these labels; `undefined` while no set is known. */
  of(labels: Labels): string[] | undefined {
    if (this.#sets.size === 0) return undefined;
    return [...this.#sets]
      .filter(([, holds]) => holds(labels))
      .map(([name]) => name)
      .sort();
  }
}

function matches(
  { matchLabels, matchExpressions }: LabelSelector,
  labels: Labels,
): boolean {
  return (
    Object.entries(matchLabels ?? {}).every(
      ([key, value]) => labels[key] === value,
    ) &&
    (matchExpressions ?? []).every(({ key, operator, values }) => {
      const value = labels[key];
      const among = value !== undefined && (values ?? []).includes(value);
      switch (operator) {
        case 'In':
          return among;
        case 'NotIn':
          return !among;
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    })
  );
}
