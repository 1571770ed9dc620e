import type { DeploymentHistoryItem } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useNow } from '../../hooks/useNow';
import { useAiEdgeTranslation } from '../../translation';
import { age } from '../AsOf';

/** For how long Git wanted what a commit says; nothing for a removal. */
export function useActiveFor() {
  const t = useAiEdgeTranslation();
  const now = useNow();
  return ({ activeFrom, activeTo }: DeploymentHistoryItem) => {
    if (!activeFrom) return undefined;
    const { unit, n } = age(activeFrom, activeTo ? Date.parse(activeTo) : now);
    const span = t(`span.${unit}`, { n });
    return activeTo ? span : t('history.now', { span });
  };
}
