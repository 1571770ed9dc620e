import type { DeploymentFacts } from './deploymentFacts';

/** One model on one site. A site may run it more than once. */
export interface Place {
  /** The first of its rows. */
  row: number;
  /** It was seen there, now or before the site fell silent. */
  seen: boolean;
  silent: boolean;
  failed: boolean;
  /** Every one that was seen is ready. */
  ready: boolean;
  behind: boolean;
  diverged: boolean;
  awaited: boolean;
  /** Numbers of the versions that the site answers with. */
  versions: number[];
  noVersion: boolean;
}

function read(
  facts: DeploymentFacts,
  rows: Int32Array,
  from: number,
  to: number,
): Place {
  const place: Place = {
    row: rows[from],
    seen: false,
    silent: false,
    failed: false,
    ready: true,
    behind: false,
    diverged: false,
    awaited: false,
    versions: [],
    noVersion: false,
  };
  for (let at = from; at < to; at += 1) {
    const row = rows[at];
    if (facts.behind(row)) place.behind = true;
    if (facts.diverged(row)) place.diverged = true;
    if (facts.awaited(row)) {
      place.awaited = true;
    } else if (facts.remembered(row)) {
      place.seen = true;
      place.silent = true;
    } else {
      place.seen = true;
      if (facts.failed(row)) place.failed = true;
      if (!facts.ready(row)) place.ready = false;
      const version = facts.version(row);
      if (version < 0) place.noVersion = true;
      else if (!place.versions.includes(version)) place.versions.push(version);
    }
  }
  return place;
}

/** Goes over the sites of one model, whose rows are in the order of their refs. */
export function readPlaces(
  facts: DeploymentFacts,
  rows: Int32Array,
  visit: (place: Place) => void,
): void {
  let from = 0;
  while (from < rows.length) {
    const id = facts.place(rows[from]);
    let to = from + 1;
    while (to < rows.length && facts.place(rows[to]) === id) to += 1;
    visit(read(facts, rows, from, to));
    from = to;
  }
}
