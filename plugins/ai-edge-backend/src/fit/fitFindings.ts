import {
  stringifySiteRef,
  type Finding,
  type SiteFit,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FitConfig } from '../config';

/** Nobody asked for it in particular: that it is not known is counted, and no news. */
const UNASKED = new Set(['kserve']);

/** Sites that a finding names for one reason. */
const MAX_NAMED = 5;

function sites(count: number): string {
  return `${count} ${count === 1 ? 'site' : 'sites'}`;
}

/** `has 1 GPU, 2 are asked for (core/a, core/b)`: the sites by what the rules say of them. */
function reasons(fits: SiteFit[], verdict: SiteFit['verdict']): string {
  const byReason = new Map<string, string[]>();
  for (const { ref, rules } of fits) {
    const said = rules
      .filter(rule => rule.verdict === verdict && !UNASKED.has(rule.rule))
      .map(({ text }) => text)
      .join('; ');
    byReason.set(said, [...(byReason.get(said) ?? []), stringifySiteRef(ref)]);
  }
  return [...byReason]
    .map(([said, names]) => {
      const rest = names.length - MAX_NAMED;
      const named = names.slice(0, MAX_NAMED).join(', ');
      return `${said} (${named}${rest > 0 ? ` and ${rest} more` : ''})`;
    })
    .join('. ');
}

/**
 * What a reviewer should know of sites that cannot run the model, or of which nobody knows. Blocks only where the
 * configuration says so; what is not known never does.
 */
export function fitFindings(
  fits: SiteFit[],
  onMismatch: FitConfig['onMismatch'],
): Finding[] {
  const wrong = fits.filter(({ verdict }) => verdict === 'doesNotFit');
  const unknown = fits.filter(
    ({ verdict, rules }) =>
      verdict === 'unknown' &&
      rules.some(rule => rule.verdict === 'unknown' && !UNASKED.has(rule.rule)),
  );
  const findings: Finding[] = [];
  if (wrong.length > 0) {
    findings.push({
      id: 'does-not-fit',
      state: onMismatch === 'block' ? 'fail' : 'warn',
      title: `${sites(wrong.length)} cannot run this`,
      detail: `${reasons(wrong, 'doesNotFit')}.`,
      remedy: 'Leave these sites out, or ask for less.',
    });
  }
  if (unknown.length > 0) {
    findings.push({
      id: 'fit-unknown',
      state: 'unknown',
      title: `Of ${sites(
        unknown.length,
      )} it is not known whether they can run this`,
      detail: `${reasons(unknown, 'unknown')}.`,
    });
  }
  return findings;
}
