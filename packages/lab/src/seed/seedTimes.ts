import { kubeTime } from '../kube';

const HOUR_MS = 3_600_000;

/** The moments that the seed is full of, relative to its start. */
export interface SeedTimes {
  /** When the sites were registered. */
  registered: string;
  /** When the silent ones were last heard of. */
  silentSince: string;
  /** When the hub said so: five lease durations later. */
  unknownSince: string;
  now: string;
  /** `spec.leaseDurationSeconds` of every site. */
  leaseSeconds: number;
}

export function seedTimes(start: Date, leaseSeconds: number): SeedTimes {
  const ago = (hours: number, seconds = 0) =>
    kubeTime(new Date(start.getTime() - hours * HOUR_MS + seconds * 1000));
  return {
    registered: ago(24 * 40),
    silentSince: ago(26),
    unknownSince: ago(26, 5 * leaseSeconds),
    now: ago(0),
    leaseSeconds,
  };
}

/** `spec.renewTime` of a lease: microseconds. */
export function microTime(time: string): string {
  return time.replace(/Z$/, '.000000Z');
}

const SMALL_ESTATE = 200;

/** The real 60 s where renewals are many or the lab is slow; less in a small one, so that silence shows soon. */
export function leaseSecondsFor(sites: number, lag: number): number {
  return sites > SMALL_ESTATE ? 60 : Math.min(60, Math.max(5, 5 * lag));
}
