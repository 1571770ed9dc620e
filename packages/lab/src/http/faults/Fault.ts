/** A disturbance that was asked for with `POST /lab/faults`. */
export interface Fault {
  id: string;
  target: FaultTarget;
  /** Name of the hub or site; all of the target when absent. */
  name?: string;
  fault: FaultKind;
  /** For `status`. */
  status?: number;
  /** For `slow`. */
  delayMs?: number;
  /** Only requests whose path matches this expression. */
  match?: string;
  /** How many requests it hits before it goes; it stays when absent. */
  times?: number;
  /** How many requests it has hit. */
  hits: number;
}

export const FAULT_TARGETS = ['hub', 'site', 'forge', 'metrics'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/**
 * - `down`: the connection is closed without an answer
 * - `slow`: the answer comes after `delayMs`
 * - `status`: `status` is answered
 * - `watch-cut`: watches that are open end now, and new ones end at once
 * - `gone`: resourceVersions and continue tokens are too old (410)
 * - `short-list`: lists end half way and say that they are complete
 */
export const FAULT_KINDS = [
  'down',
  'slow',
  'status',
  'watch-cut',
  'gone',
  'short-list',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Kinds that only an API server has: the forge and metrics know neither watches nor resourceVersions. */
export const API_FAULT_KINDS: readonly FaultKind[] = [
  'watch-cut',
  'gone',
  'short-list',
];

/** Whether a fault is about a path with its query. */
export function matchesPath({ match }: Fault, path: string): boolean {
  return match === undefined || RegExp(match).test(path);
}
