import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { StageState } from '../StageLine';

/** How far a change has come: proposed, checked, merged, on its sites. */
export interface ChangeStages {
  checks: StageState;
  merged: StageState;
  onSites: StageState;
}

/** Nothing is claimed for what was not read. A change that was closed goes no further. */
export function changeStages(
  change: Pick<ProposalDetail, 'state' | 'checks' | 'sites'>,
): ChangeStages {
  const { state, checks, sites } = change;
  const inStep = sites.byStanding['in-step'];
  return {
    checks: checksStage(checks?.state),
    merged: mergedStage(state),
    onSites: state === 'merged' ? sitesStage(inStep, sites.count) : 'ahead',
  };
}

function checksStage(
  state: NonNullable<ProposalDetail['checks']>['state'] | undefined,
): StageState {
  switch (state) {
    case 'passed':
      return 'done';
    case 'failed':
      return 'gap';
    case 'pending':
    case 'none':
      return 'ahead';
    default:
      return 'not-known';
  }
}

function mergedStage(state: ProposalDetail['state']): StageState {
  if (state === 'merged') return 'done';
  return state === 'closed' ? 'gap' : 'ahead';
}

function sitesStage(inStep: number | undefined, count: number): StageState {
  if (count === 0) return 'done';
  return inStep === count ? 'done' : 'gap';
}
