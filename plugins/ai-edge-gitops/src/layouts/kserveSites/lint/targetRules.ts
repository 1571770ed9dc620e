import { guarded } from '../../../lint/guarded';
import { lintFinding } from '../../../lint/lintFinding';
import { lineAt } from '../../../lint/YamlFiles';
import type { LintFinding, Tree } from '../../../types';
import { paths, SHARD_SIZE } from '../paths';
import { readLines, type TargetLine } from '../readTargets';

/** A targets file that could be read. */
export interface LintShard {
  hub: string;
  path: string;
  text: string;
  lines: TargetLine[];
}

/**
 * The targets files of a model, and what keeps the others from being read.
 *
 * @internal
 */
export function readShards(
  tree: Tree,
  model: string,
): { shards: LintShard[]; findings: LintFinding[] } {
  const shards: LintShard[] = [];
  const prefix = `${paths.model(model)}/targets/`;
  const findings = tree.paths(prefix).flatMap(path => {
    const match = /^(.+)\.s[1-9]\d*\.yaml$/.exec(path.slice(prefix.length));
    if (!match) {
      return [
        lintFinding({
          rule: 'targets-unnamed',
          state: 'fail',
          path,
          title: 'Nobody reads this file',
          detail: 'Targets are named <hub>.s<number>.yaml.',
          remedy: 'Rename the file, or remove it.',
        }),
      ];
    }
    return guarded(path, () => {
      const text = tree.read(path) ?? '';
      const lines = readLines(path, text);
      shards.push({ hub: match[1], path, text, lines });
      return sizeFindings(path, lines.length);
    });
  });
  return { shards, findings };
}

function sizeFindings(path: string, size: number): LintFinding[] {
  if (size > 0 && size <= SHARD_SIZE) return [];
  return [
    size === 0
      ? lintFinding({
          rule: 'targets-empty',
          state: 'fail',
          path,
          title: 'A targets file without a line',
          detail:
            'Its ApplicationSet gets one empty parameter set and fails for as long as the file is there.',
          remedy: 'Delete the file.',
        })
      : lintFinding({
          rule: 'shard-too-large',
          state: 'warn',
          path,
          title: `A shard of ${size} sites`,
          detail: `The report of its ApplicationSet may not fit into etcd above ${SHARD_SIZE}.`,
          remedy: 'Put further sites into a new shard; leave these in theirs.',
        }),
  ];
}

/**
 * `run-missing`, `site-twice` and `pin-expired` over the lines of a model.
 *
 * @internal
 */
export function targetRules(
  tree: Tree,
  model: string,
  shards: LintShard[],
  today: string | undefined,
): LintFinding[] {
  const runs = new Map<string, boolean>();
  const hasRun = (run: string) => {
    const known = runs.get(run);
    if (known !== undefined) return known;
    const there = tree.paths(`${paths.run(model, run)}/`).length > 0;
    runs.set(run, there);
    return there;
  };
  const seen = new Map<string, string>();
  const findings: LintFinding[] = [];
  for (const { hub, path, text, lines } of shards) {
    for (const { site, run, until, start } of lines) {
      const at = () => ({ path, line: lineAt(text, start) });
      if (!hasRun(run)) {
        findings.push(
          lintFinding({
            rule: 'run-missing',
            state: 'fail',
            ...at(),
            title: `Site ${site} follows a run that is not there`,
            detail: `There is no ${paths.run(model, run)}.`,
            remedy: 'Add the run, or name one that is there.',
          }),
        );
      }
      const other = seen.get(`${hub}/${site}`);
      if (other !== undefined) {
        findings.push(
          lintFinding({
            rule: 'site-twice',
            state: 'fail',
            ...at(),
            title: `Site ${site} has ${model} twice`,
            detail: `${other} names it too: two ApplicationSets would fight for one Application.`,
            remedy:
              'Take one of the lines out; the older one is the site\u2019s own.',
          }),
        );
      }
      seen.set(`${hub}/${site}`, path);
      if (today !== undefined && until !== undefined && until < today) {
        findings.push(pinExpired(at(), `The line of site ${site}`, until));
      }
    }
  }
  return findings;
}

/**
 * A finding of the rule `pin-expired`.
 *
 * @internal
 */
export function pinExpired(
  at: { path: string; line?: number },
  subject: string,
  until: string,
): LintFinding {
  return lintFinding({
    rule: 'pin-expired',
    state: 'warn',
    ...at,
    title: `${subject} was to be looked at by ${until}`,
    remedy: 'Decide: back to the ring, promote, or a later date.',
  });
}
