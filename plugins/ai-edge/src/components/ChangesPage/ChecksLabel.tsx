import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { StatusLabel } from '../StatusLabel';

/** What the forge's checks say; not that there are none when nobody has read them. */
export function ChecksLabel({ change }: { change: Pick<Proposal, 'checks'> }) {
  const t = useAiEdgeTranslation();
  const { checks } = change;
  if (!checks) return <NotKnown reason={t('changes.notRead')} />;
  const { state, passed, total, failed } = checks;
  return (
    <StatusLabel
      kind="proposalChecks"
      value={state}
      count={total > 0 ? `${passed}/${total}` : undefined}
      detail={
        failed.length > 0
          ? t('changes.failedChecks', { names: failed.join(', ') })
          : undefined
      }
    />
  );
}
