import { plainLine } from '../plainText';
import type { CheckedFinding, CheckReport } from './CheckReport';
import { impactLines } from './impactLines';

const WHY = {
  link: 'a link; neither the portal nor this check follows it',
  submodule: 'of a submodule; the portal does not read it',
  large: 'larger than 1 MiB',
  binary: 'no text',
};

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function findingLines(finding: CheckedFinding): string[] {
  const { path, line, state, rule, title, detail, remedy, isOld } = finding;
  const place = line === undefined ? path : `${path}:${line}`;
  return [
    `  ${state} ${rule}${isOld ? ' (was there before)' : ''}: ${place}`,
    `    ${title}${detail === undefined ? '.' : `. ${detail}`}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ];
}

function buildLines({ builds, builtWith }: CheckReport): string[] {
  if (!builds) {
    return ['Built: nothing; neither kubectl nor kustomize was used.'];
  }
  const of = (state: string) => builds.filter(build => build.state === state);
  return [
    `Built: ${of('ok').length} of ${many(builds.length, 'directory').replace(
      'directorys',
      'directories',
    )} (${builtWith}).`,
    ...[...of('failed'), ...of('unknown')].map(
      ({ dir, state, message = '' }) =>
        `  ${state === 'failed' ? 'fail' : 'not built'} ${dir}: ${message}`,
    ),
  ];
}

/** The report for people, one fact a line. */
export function textReport(report: CheckReport): string {
  const { layout, base, findings, skipped, failed, repoUrl, branch } = report;
  const isNew = (state: string) =>
    findings.filter(finding => finding.state === state && !finding.isOld);
  const unchecked = [
    ...(repoUrl === undefined ? ['--repo-url'] : []),
    ...(branch === undefined ? ['--branch'] : []),
  ];
  const lines = [
    `Layout ${layout}${
      base ? `, compared with ${base.ref} (${base.commit.slice(0, 10)})` : ''
    }.`,
    ...impactLines(report.impact),
    `Rules: ${isNew('fail').length} to mend, ${many(
      isNew('warn').length,
      'warning',
    )}${
      base
        ? `, ${findings.filter(({ isOld }) => isOld).length} from before`
        : ''
    }.`,
    ...findings.flatMap(findingLines),
    ...(unchecked.length > 0
      ? [
          `  Which repository and branch sites read is checked only with ${unchecked.join(
            ' and ',
          )}.`,
        ]
      : []),
    ...skipped.map(({ path, why }) => `  not read: ${path} is ${WHY[why]}`),
    ...buildLines(report),
    failed ? 'FAILED' : 'OK',
  ];
  return lines
    .map(line => `${/^ */.exec(line)?.[0] ?? ''}${plainLine(line)}\n`)
    .join('');
}
