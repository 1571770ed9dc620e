import type {
  FitRuleResult,
  Intent,
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';

export type DeployIntent = Extract<Intent, { kind: 'deploy' }>;

/** A site with what the fleet has seen on it. */
export interface FitFacts {
  site: Site;
  deployments: ModelDeployment[];
}

/** What one rule says, or nothing when the intent does not ask for what it is about. Pure. */
export type FitRule = (
  facts: FitFacts,
  intent: DeployIntent,
) => Omit<FitRuleResult, 'rule'> | undefined;

/** A verdict as rules find it: `undefined` is not known. */
export function judge(
  fits: boolean | undefined,
  texts: { fits: string; doesNotFit: string; unknown: string },
): Omit<FitRuleResult, 'rule'> {
  const verdict = ((): FitRuleResult['verdict'] => {
    if (fits === undefined) return 'unknown';
    return fits ? 'fits' : 'doesNotFit';
  })();
  return { verdict, text: texts[verdict] };
}
