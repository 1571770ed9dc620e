import type {
  DeploymentRow,
  MatrixCell,
} from '@ai-edge/backstage-plugin-ai-edge-common';

const VERSION = /^v(\d+)(?:\.(\d+))?(?:\.(\d+))?$/;

/** Versions of the fixture, newest first; no latest where one of them is not `v1.2.3`. */
export function fixtureVersions(rows: DeploymentRow[]) {
  const versions = [
    ...new Set(rows.flatMap(({ model }) => model.version ?? [])),
  ];
  const key = (version: string) =>
    (VERSION.exec(version) ?? [])
      .slice(1)
      .map(part => (part ?? '0').padStart(6, '0'))
      .join('.');
  versions.sort((one, other) => key(other).localeCompare(key(one)));
  const latest = versions.every(version => VERSION.test(version))
    ? versions[0]
    : undefined;
  return { versions, latest };
}

/** Deployments of one model counted as the backend counts them: one a site in this fleet. */
export function fixtureCell(
  rows: DeploymentRow[],
  versions: string[],
): Omit<MatrixCell, 'group'> {
  const seen = rows.filter(({ state }) => state !== undefined);
  const answering = seen.filter(({ remembered }) => !remembered);
  const count = (test: (row: DeploymentRow) => boolean) =>
    answering.filter(test).length;
  const ready = count(({ state }) => state === 'ready');
  return {
    sites: seen.length,
    versions: versions.flatMap((version, at): [number, number][] => {
      const sites = count(({ model }) => model.version === version);
      return sites > 0 ? [[at, sites]] : [];
    }),
    noVersion: count(({ model }) => model.version === undefined),
    silent: seen.length - answering.length,
    ready,
    notReady: answering.length - ready,
    failed: count(({ state }) => state === 'failed'),
    behind: count(({ standing }) => standing?.state === 'behind'),
    diverged: count(({ standing }) => standing?.state === 'diverged'),
    awaited: rows.length - seen.length,
  };
}
