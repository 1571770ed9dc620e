import type { Intent, Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';
import { aiEdgeApiRef } from '../api/aiEdgeApiRef';

/** Where a plan is. */
export type Plan =
  | { state: 'incomplete'; error: Error }
  | { state: 'planning' }
  | { state: 'failed'; error: Error }
  | { state: 'planned'; preview: Preview; intent: Intent };

/** A wish, or why it is none yet. */
export type Wish = { intent: Intent } | { error: Error };

/** Plans a change: on entry, when the wish is another one, and when asked to. */
export function usePlan(wish: Wish): { plan: Plan; planAgain: () => void } {
  const api = useApi(aiEdgeApiRef);
  const key = 'intent' in wish ? JSON.stringify(wish.intent) : undefined;
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ key: string; plan: Plan }>();

  useEffect(() => {
    setAnswer(undefined);
    if (!key) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const intent = JSON.parse(key) as Intent;
    api.previewProposal({ intent }, { signal }).then(
      preview => {
        if (signal.aborted) return;
        setAnswer({ key, plan: { state: 'planned', preview, intent } });
      },
      cause => {
        if (signal.aborted) return;
        setAnswer({ key, plan: { state: 'failed', error: toError(cause) } });
      },
    );
    return () => controller.abort();
  }, [api, key, round]);

  const planAgain = useCallback(() => setRound(previous => previous + 1), []);
  if ('error' in wish) {
    return { plan: { state: 'incomplete', error: wish.error }, planAgain };
  }
  const plan: Plan =
    answer?.key === key && answer ? answer.plan : { state: 'planning' };
  return { plan, planAgain };
}
