import type { PlacementDecision } from './acmTypes';

const PLACEMENT_LABEL = 'cluster.open-cluster-management.io/placement';

/** Which placements of one hub have chosen which sites. A placement's decisions come in objects of at most a hundred sites. */
export class PlacementChoices {
  readonly #sitesOf = new Map<string, string[]>();
  /** Placement by decision object, of each site. */
  readonly #choices = new Map<string, Map<string, string>>();

  /** Takes a decision object as it is now, `undefined` when it is gone. Answers the sites for which it made a difference. */
  put(key: string, decision: PlacementDecision | undefined): string[] {
    const placement = placementOf(decision);
    const before = this.#sitesOf.get(key) ?? [];
    const after =
      placement === undefined
        ? []
        : (decision?.status?.decisions ?? []).flatMap(
            ({ clusterName }) => clusterName || [],
          );
    const stays = new Set(after);
    const changed = before.filter(site => !stays.has(site));
    changed.forEach(site => this.#choices.get(site)?.delete(key));
    for (const site of stays) {
      const choices = this.#choices.get(site) ?? new Map<string, string>();
      this.#choices.set(site, choices);
      if (choices.get(key) !== placement) changed.push(site);
      choices.set(key, placement!);
    }
    if (stays.size > 0) this.#sitesOf.set(key, [...stays]);
    else this.#sitesOf.delete(key);
    return changed;
  }

  /** `namespace/name` of the placements that have chosen a site; `undefined` when none has. */
  of(site: string): string[] | undefined {
    const placements = new Set(this.#choices.get(site)?.values());
    return placements.size > 0 ? [...placements].sort() : undefined;
  }
}

function placementOf(
  decision: PlacementDecision | undefined,
): string | undefined {
  const name = decision?.metadata.labels?.[PLACEMENT_LABEL];
  return name && `${decision.metadata.namespace ?? ''}/${name}`;
}
