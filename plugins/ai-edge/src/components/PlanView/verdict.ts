import type {
  Finding,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';

/** Whether a plan may go on to the review, and what stands in the way. */
export type Verdict = 'blocked' | 'nothing-to-do' | 'to-be-read' | 'ready';

/** A finding that is to be shown: all but those that say that something is fine. */
export function isShown({ state }: Finding): boolean {
  return state !== 'ok';
}

/** `fail` blocks, `warn` and what could not be checked ask to be read, an empty plan has nothing to propose. */
export function verdict(preview: Preview, isRead: boolean): Verdict {
  const states = new Set(preview.findings.map(({ state }) => state));
  if (states.has('fail')) return 'blocked';
  if (preview.files.length === 0) return 'nothing-to-do';
  if (states.has('warn') && !isRead) return 'to-be-read';
  return 'ready';
}
