import type { LintFinding } from '../types';

/**
 * A finding of a rule; `id` tells it from others of the same rule.
 *
 * @internal
 */
export function lintFinding(
  finding: Omit<LintFinding, 'id'> & {
    /** What it is about, where one line has more than one of the rule. */
    about?: string;
  },
): LintFinding {
  const { about, line, ...rest } = finding;
  const id = [rest.rule, rest.path, line, about]
    .filter(part => part !== undefined)
    .join(':');
  return { id, ...rest, ...(line !== undefined && { line }) };
}

/**
 * Sorts by path, line and rule, and drops what is said twice.
 *
 * @internal
 */
export function sortFindings(findings: LintFinding[]): LintFinding[] {
  const byId = new Map(findings.map(finding => [finding.id, finding]));
  return [...byId.values()].sort(
    (a, b) =>
      compare(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
