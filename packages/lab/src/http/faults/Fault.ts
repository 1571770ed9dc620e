/** A disturbance that was asked for with `POST /lab/faults`. */
export interface Fault {
  id: string;
  target: FaultTarget;
  /** Name of the hub or site; all of the target when absent. */
  name?: string;
  fault: FaultKind;
  /** For `status`. */
  status?: number;
  /** Seconds that a `status` asks to wait. */
  retryAfter?: number;
  /** For `slow`, and between the bytes of `trickle`. */
  delayMs?: number;
  /** Only requests whose path matches this expression. */
  match?: string;
  /** How many requests it hits before it goes; it stays when absent. */
  times?: number;
  /** How many requests it has hit. */
  hits: number;
}

export const FAULT_TARGETS = [
  'hub',
  'site',
  'forge',
  'metrics',
  'registry',
] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/**
 * - `down`: the connection is closed without an answer
 * - `slow`: the answer comes after `delayMs`
 * - `status`: `status` is answered
 * - `trickle`: the answer begins, goes on byte by byte and never ends
 * - `half-json`: the answer ends in the middle
 * - `watch-cut`: watches that are open end now, and new ones end at once
 * - `watch-hang`: watches that are open say nothing any more, nor do new ones
 * - `gone`: resourceVersions and continue tokens are too old (410)
 * - `short-list`: lists end half way and say that they are complete
 * - `empty-list`: lists have nothing in them and say that they are complete
 * - `large`: the first object of a list is a megabyte larger
 * - `restart`: at once and once, connections of watches break and older resourceVersions are lost
 */
export const FAULT_KINDS = [
  'down',
  'slow',
  'status',
  'trickle',
  'half-json',
  'watch-cut',
  'watch-hang',
  'gone',
  'short-list',
  'empty-list',
  'large',
  'restart',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Kinds that only an API server has: the forge and metrics know neither watches nor resourceVersions. */
export const API_FAULT_KINDS: readonly FaultKind[] = [
  'half-json',
  'watch-cut',
  'watch-hang',
  'gone',
  'short-list',
  'empty-list',
  'large',
  'restart',
];

/** Whether a fault is about a path with its query. */
export function matchesPath({ match }: Fault, path: string): boolean {
  return match === undefined || RegExp(match).test(path);
}
