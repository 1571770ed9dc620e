import {
  FLEET_SIGNAL_CHANNEL,
  type FleetKind,
  type FleetSignal,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useSignal } from '@backstage/plugin-signals-react';
import { useCallback, useEffect, useRef } from 'react';

const QUIET_MS = 2_000;
const POLL_MS = 15_000;
/** Renewals of leases are not announced; without this the ages on screen would grow older than the facts. */
const AGES_MS = 30_000;

/** The same fields as an alias: `useSignal` asks for a type with an index signature. */
type FleetMessage = { [Key in keyof FleetSignal]: FleetSignal[Key] };

/**
 * Calls `onDirty` when something of these kinds may have changed: at most every two seconds on signals, every
 * 15 seconds until the first signal has shown that they arrive at all, every 30 seconds then. Without kinds, as
 * for samples that no signal announces, it is every 15 seconds always. A hidden tab is left alone and caught up
 * when it is looked at again.
 */
export function useFleetSignal(kinds: FleetKind[], onDirty: () => void) {
  const { lastSignal } = useSignal<FleetMessage>(FLEET_SIGNAL_CHANNEL);
  const latest = useRef(onDirty);
  latest.current = onDirty;
  const lastRun = useRef(Date.now());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const waiting = useRef(false);
  const hasSignals = lastSignal !== null;
  const wanted = kinds.join();

  const run = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (document.hidden) {
      waiting.current = true;
      return;
    }
    waiting.current = false;
    lastRun.current = Date.now();
    latest.current();
  }, []);

  useEffect(() => {
    if (!lastSignal?.kinds.some(kind => wanted.split(',').includes(kind))) {
      return;
    }
    timer.current ??= setTimeout(
      run,
      Math.max(0, lastRun.current + QUIET_MS - Date.now()),
    );
  }, [lastSignal, wanted, run]);

  useEffect(() => {
    const interval = setInterval(run, hasSignals && wanted ? AGES_MS : POLL_MS);
    return () => clearInterval(interval);
  }, [hasSignals, wanted, run]);

  useEffect(() => {
    const onVisible = () => {
      if (!document.hidden && waiting.current) run();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [run]);
}
