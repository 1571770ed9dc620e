import type { ProposalDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Flex } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { Section } from '../Facts';
import { StageLine } from '../StageLine';
import { changeStages } from './changeStages';
import { StandingBar } from './StandingBar';

/** Four dots on a line: proposed, checked, merged, on how many of its sites; then how those stand. */
export function ChangeProgress({ change }: { change: ProposalDetail }) {
  const t = useAiEdgeTranslation();
  const { time } = useAge();
  const { state, createdAt, endedAt, checks, sites } = change;
  const stages = changeStages(change);

  const checksText = () => {
    switch (checks?.state) {
      case 'passed':
        return t('change.checksPassed');
      case 'failed':
        return t('change.checksFailed', { names: checks.failed.join(', ') });
      case 'pending':
        return t('change.checksPending');
      case 'none':
        return t('change.checksNone');
      default:
        return t('change.checksUnknown');
    }
  };
  const mergedText = () => {
    if (state === 'closed') return t('change.closed');
    if (state === 'open') return t('change.notMerged');
    return endedAt
      ? t('change.merged', { time: time(endedAt) })
      : t('change.mergedSometime');
  };
  const sitesText = () => {
    if (sites.count === 0) return t('change.noSites');
    const n = sites.byStanding['in-step'] ?? 0;
    return state === 'merged'
      ? t('change.onSites', { n, total: sites.count })
      : t('change.toSites', { count: sites.count });
  };

  return (
    <Section title={t('change.line')}>
      <Flex direction="column" gap="4">
        <StageLine
          label={t('change.line')}
          stages={[
            {
              id: 'proposed',
              label: t('change.proposed', { time: time(createdAt) }),
              state: 'done',
            },
            { id: 'checks', label: checksText(), state: stages.checks },
            { id: 'merged', label: mergedText(), state: stages.merged },
            { id: 'sites', label: sitesText(), state: stages.onSites },
          ]}
        />
        {/* Before the merge its sites stand to something else. */}
        {state === 'merged' && <StandingBar change={change} />}
      </Flex>
    </Section>
  );
}
