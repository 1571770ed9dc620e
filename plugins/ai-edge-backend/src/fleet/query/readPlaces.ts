import { FACTS, type DeploymentFacts } from './deploymentFacts';

const NONE: readonly number[] = [];

/**
 * Goes over the sites of one model, whose rows are in the order of their refs. A site may run it more than once: then
 * what is true of one of its rows is true of it.
 *
 * @param visit - is given the facts, and the numbers of the versions that the site answers with, which it must not change
 */
export function readPlaces(
  { of, place, version }: DeploymentFacts,
  rows: Int32Array,
  visit: (facts: number, versions: readonly number[]) => void,
): void {
  // Nearly all sites run one version, and nearly all of them one of a few.
  const alone = new Map<number, readonly number[]>();
  const justOne = (id: number) => {
    let list = alone.get(id);
    if (!list) {
      list = [id];
      alone.set(id, list);
    }
    return list;
  };
  let at = 0;
  while (at < rows.length) {
    const id = place(rows[at]);
    let facts = 0;
    let versions = NONE;
    for (; at < rows.length && place(rows[at]) === id; at += 1) {
      const own = of(rows[at]);
      const running = version(rows[at]);
      facts |= own;
      if (own & FACTS.seen && running >= 0 && !versions.includes(running)) {
        versions =
          versions === NONE ? justOne(running) : [...versions, running];
      }
    }
    visit(facts, versions);
  }
}
