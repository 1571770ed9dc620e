import type { DesiredHistory } from '../fleet/DesiredHistory';

/** A commit and the version that every path serves from it on. */
export type ToldCommit = readonly [revision: string, version: string];

/** A history of a branch that is told, one commit a minute; `mode` is the deployment mode in Git. */
export function toldHistory(
  ...told: ToldCommit[]
): DesiredHistory & { push(commit: ToldCommit): void; mode?: string } {
  const commits = [...told];
  const at = (index: number) => ({
    revision: commits[index][0],
    at: new Date(Date.UTC(2026, 10, 20, 9, index)).toISOString(),
    proposal: { number: index, url: `https://git.example/models/${index}` },
  });
  const find = (revision: string) =>
    commits.findIndex(([one]) => one === revision);
  return {
    push: commit => commits.push(commit),
    print: () => commits.at(-1)![1],
    compare(_path, revision) {
      const index = find(revision);
      if (index < 0) return { is: 'unknown', why: 'does not have' };
      const version = commits[index][1];
      if (version === commits.at(-1)![1]) return { is: 'same' };
      const next = commits.findIndex(
        ([, one], other) => other > index && one !== version,
      );
      return { is: 'other', changed: at(next) };
    },
    said(_path, revision) {
      const version = commits[find(revision)]?.[1];
      return version === undefined
        ? undefined
        : { version, artifact: `oci://r.example/bike:${version}` };
    },
    changed: () => at(commits.length - 1),
    modeOf() {
      return this.mode;
    },
  };
}
