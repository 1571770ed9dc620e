import { useSyncExternalStore } from 'react';

const TICK_MS = 10_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = Date.now();
  listeners.forEach(listener => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** One clock for the whole page: every age is re-worded together, each ten seconds. */
export function useNow(): number {
  const shared = useSyncExternalStore(subscribe, () => now);
  // A fact that arrived since the last tick must not seem to come from the future.
  return Math.max(shared, Date.now() - TICK_MS);
}
