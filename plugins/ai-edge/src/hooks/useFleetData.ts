import type { FleetKind } from '@ai-edge/backstage-plugin-ai-edge-common';
import { toError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useFleetSignal } from './useFleetSignal';

/** What is known of one answer of the API, and how well. */
export interface FleetData<T> {
  /** The last answer. While another question is under way it is the previous one's and `isStale` is set. */
  data?: T;
  isStale: boolean;
  /** Why the newest attempt failed. `data` is as of an earlier one then. */
  error?: Error;
  /** True until the first answer or error. */
  isLoading: boolean;
  reload: () => void;
}

interface State<T> {
  key: string;
  data?: T;
  error?: Error;
}

/**
 * Asks again when `key` changes and when the fleet says that one of `kinds` did. An answer that failed keeps the
 * one before it, but never that of another question.
 */
export function useFleetData<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  kinds: FleetKind[],
): FleetData<T> {
  const [state, setState] = useState<State<T>>();
  const latest = useRef(load);
  latest.current = load;
  const current = useRef<AbortController>();
  const isDirty = useRef(false);

  const ask = useCallback(async () => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    isDirty.current = false;
    try {
      const data = await latest.current(controller.signal);
      if (!controller.signal.aborted) setState({ key, data });
    } catch (cause) {
      if (controller.signal.aborted) {
        return;
      }
      const error = toError(cause);
      setState(previous =>
        previous?.key === key
          ? { ...previous, error }
          : { key, data: undefined, error },
      );
    } finally {
      if (current.current === controller) current.current = undefined;
    }
    if (isDirty.current && !controller.signal.aborted) ask();
  }, [key]);

  /** A backend that is slower than the signals must still get to answer. */
  const refresh = useCallback(() => {
    if (current.current) isDirty.current = true;
    else ask();
  }, [ask]);

  useEffect(() => {
    ask();
    return () => current.current?.abort();
  }, [ask]);

  useFleetSignal(kinds, refresh);

  return {
    data: state?.data,
    error: state?.key === key ? state.error : undefined,
    isStale: state !== undefined && state.key !== key,
    isLoading:
      state === undefined || (state.key !== key && state.data === undefined),
    reload: ask,
  };
}
