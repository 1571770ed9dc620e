import type { IntentKind } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useCallback } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { changeMessages } from '../../translation/changeMessages';

const isKnown = (kind: string): kind is IntentKind =>
  Object.hasOwn(changeMessages.what, kind);

/** The word for what a change does; the forge may hold a kind that this portal does not know. */
export function useWhatWord(): (kind: string | undefined) => string {
  const t = useAiEdgeTranslation();
  return useCallback(
    kind => t(`what.${kind && isKnown(kind) ? kind : 'other'}`),
    [t],
  );
}
