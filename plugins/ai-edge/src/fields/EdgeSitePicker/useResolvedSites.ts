import type {
  ResolvedSites,
  SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useEffect, useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';

const PAUSE_MS = 300;

/** What a selection comes to. While it is counted again the last count is still there. */
export interface Resolution {
  result?: ResolvedSites;
  error?: Error;
  isPending: boolean;
}

/** Asks what the selection comes to, 300 ms after its last change. */
export function useResolvedSites(
  selection: SiteSelection | undefined,
): Resolution {
  const api = useApi(aiEdgeApiRef);
  const key = selection ? JSON.stringify(selection) : '';
  const [answer, setAnswer] = useState<{
    key: string;
    result?: ResolvedSites;
    error?: Error;
  }>();

  useEffect(() => {
    if (!key) {
      setAnswer(undefined);
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      try {
        const sites = JSON.parse(key) as SiteSelection;
        const result = await api.resolveSites({ sites }, { signal });
        if (!signal.aborted) setAnswer({ key, result });
      } catch (cause) {
        if (!signal.aborted) setAnswer({ key, error: toError(cause) });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, key]);

  return {
    result: answer?.result,
    error: answer?.error,
    isPending: Boolean(key) && answer?.key !== key,
  };
}
