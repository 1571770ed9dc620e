import type { Standing } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { StatusLabel } from '../StatusLabel';

/** What Git wants against what the site runs, in one word; the sentence is in the tooltip. */
export function StandingLabel({ standing }: { standing?: Standing }) {
  const t = useAiEdgeTranslation();
  if (!standing) return <NotKnown reason={t('unknown.noStanding')} />;
  return (
    <StatusLabel
      kind="standing"
      value={standing.state}
      detail={standing.text}
    />
  );
}
