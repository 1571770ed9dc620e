import type {
  FitRuleResult,
  FitVerdict,
  SiteFit,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { cpuRule, memoryRule } from './capacityRules';
import type { DeployIntent, FitFacts, FitRule } from './FitRule';
import {
  acceleratorProductRule,
  acceleratorRule,
  archRule,
} from './hardwareRules';
import {
  kindRule,
  kserveRule,
  kserveVersionRule,
  modeRule,
  runtimeRule,
  storageRule,
} from './servingRules';

const RULES: Record<string, FitRule> = {
  kind: kindRule,
  arch: archRule,
  accelerator: acceleratorRule,
  'accelerator-product': acceleratorProductRule,
  cpu: cpuRule,
  memory: memoryRule,
  kserve: kserveRule,
  'kserve-version': kserveVersionRule,
  mode: modeRule,
  runtime: runtimeRule,
  storage: storageRule,
};

/** Rules of KServe, which layouts without it do not need. */
const OF_KSERVE = new Set(['kserve', 'kserve-version', 'mode', 'runtime']);

function worst(rules: FitRuleResult[]): FitVerdict {
  const verdicts = new Set(rules.map(({ verdict }) => verdict));
  if (verdicts.has('doesNotFit')) return 'doesNotFit';
  return verdicts.has('unknown') ? 'unknown' : 'fits';
}

/**
 * Whether a site can run what is to be deployed, rule by rule.
 *
 * @param withKserve - false for a layout whose models run without KServe
 */
export function fitOf(
  facts: FitFacts,
  intent: DeployIntent,
  withKserve: boolean = true,
): SiteFit {
  const rules = Object.entries(RULES).flatMap(([rule, apply]) => {
    if (!withKserve && OF_KSERVE.has(rule)) return [];
    const result = apply(facts, intent);
    return result ? [{ rule, ...result }] : [];
  });
  return { ref: facts.site.ref, verdict: worst(rules), rules };
}
