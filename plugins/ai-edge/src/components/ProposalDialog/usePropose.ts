import type {
  Intent,
  Preview,
  ProposeResult,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useCallback, useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';

/** How far the opening of a pull request is. */
export type Opening =
  | { state: 'idle' }
  | { state: 'opening' }
  | { state: 'failed'; error: Error }
  | { state: 'done'; result: ProposeResult };

/** Opens the pull request of the plan that was shown, and of no other one. */
export function usePropose(): {
  opening: Opening;
  propose: (intent: Intent, preview: Preview) => Promise<void>;
  reset: () => void;
} {
  const api = useApi(aiEdgeApiRef);
  const [opening, setOpening] = useState<Opening>({ state: 'idle' });
  const propose = useCallback(
    async (intent: Intent, { hash }: Preview) => {
      setOpening({ state: 'opening' });
      try {
        const result = await api.createProposal({ intent, previewHash: hash });
        setOpening({ state: 'done', result });
      } catch (cause) {
        setOpening({ state: 'failed', error: toError(cause) });
      }
    },
    [api],
  );
  const reset = useCallback(() => setOpening({ state: 'idle' }), []);
  return { opening, propose, reset };
}
