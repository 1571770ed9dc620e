import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Findings about the same thing. */
export interface FindingGroup {
  scope: CheckFinding['scope'];
  hub?: string;
  findings: CheckFinding[];
}

/** What failed comes first. */
export const findingUrgency: CheckFinding['state'][] = [
  'fail',
  'warn',
  'unknown',
  'ok',
];

function rank({ state }: CheckFinding): number {
  return findingUrgency.indexOf(state);
}

/** By scope and hub; groups and findings with what failed first, as the backend gives them otherwise. */
export function groupFindings(findings: CheckFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { scope, hub } = finding;
    const key = `${scope} ${hub ?? ''}`;
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { scope, hub, findings: [finding] });
  }
  const sorted = [...groups.values()];
  for (const group of sorted) {
    group.findings.sort((one, other) => rank(one) - rank(other));
  }
  return sorted.sort(
    (one, other) => rank(one.findings[0]) - rank(other.findings[0]),
  );
}

/** Findings that say of a source what its line in the sources says already. */
export function isOfSource({ id }: CheckFinding): boolean {
  return id.startsWith('source:');
}
