import type { DeploymentListIndex } from './readers';

type Test = (row: number) => boolean;

/** What models are counted by, of each row of `/deployments`. */
export interface DeploymentFacts {
  /** Number of its site; rows of one site and model are beside each other. */
  place(row: number): number;
  /** Number of its version, -1 when not known. */
  version(row: number): number;
  versionText(version: number): string | undefined;
  seen: Test;
  remembered: Test;
  awaited: Test;
  ready: Test;
  failed: Test;
  behind: Test;
  diverged: Test;
}

/** Reads the facts of an index as it is now. */
export function deploymentFacts(index: DeploymentListIndex): DeploymentFacts {
  const is = (field: string, text: string): Test => {
    const column = index.column(field);
    const id = column.dictionary.id(text);
    return id === undefined ? () => false : row => column.first(row) === id;
  };
  const place = index.column('place');
  const version = index.column('version');
  return {
    place: row => place.first(row),
    version: row => version.first(row),
    versionText: id => version.dictionary.text(id),
    seen: is('presence', 'seen'),
    remembered: is('presence', 'remembered'),
    awaited: is('presence', 'awaited'),
    ready: is('state', 'ready'),
    failed: is('state', 'failed'),
    behind: is('standing', 'behind'),
    diverged: is('standing', 'diverged'),
  };
}
