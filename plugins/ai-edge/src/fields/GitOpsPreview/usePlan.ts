import type {
  Intent,
  IntentKind,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { intentFromFormData } from '../intent';

/** Where the plan is. */
export type Plan =
  | { state: 'incomplete'; error: Error }
  | { state: 'planning' }
  | { state: 'failed'; error: Error }
  | { state: 'planned'; preview: Preview; intent: Intent };

/** Plans the change that the form describes: on entry, when the form changes, and when asked to. */
export function usePlan(
  formData: Record<string, unknown>,
  kind?: IntentKind,
): {
  plan: Plan;
  planAgain: () => void;
} {
  const api = useApi(aiEdgeApiRef);
  const wish = useMemo(() => {
    try {
      return { key: JSON.stringify(intentFromFormData(formData, kind)) };
    } catch (cause) {
      return { error: toError(cause) };
    }
  }, [formData, kind]);
  const { key, error } = wish;
  const [round, setRound] = useState(0);
  const [plan, setPlan] = useState<Plan>({ state: 'planning' });

  useEffect(() => {
    if (!key) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    setPlan({ state: 'planning' });
    const intent = JSON.parse(key) as Intent;
    api.previewProposal({ intent }, { signal }).then(
      preview => {
        if (!signal.aborted) setPlan({ state: 'planned', preview, intent });
      },
      cause => {
        if (!signal.aborted) {
          setPlan({ state: 'failed', error: toError(cause) });
        }
      },
    );
    return () => controller.abort();
  }, [api, key, round]);

  const planAgain = useCallback(() => setRound(previous => previous + 1), []);
  return {
    plan: error ? { state: 'incomplete', error } : plan,
    planAgain,
  };
}
