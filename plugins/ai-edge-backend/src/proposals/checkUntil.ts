import { InputError } from '@backstage/errors';
import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Throws an `InputError` for a canary that would be over before it begins. */
export function checkUntil(intent: Intent, now: Date): void {
  if (intent.kind !== 'canary' || intent.canary.until === undefined) return;
  const { until } = intent.canary;
  const day = new Date(`${until}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(until)) {
    throw new InputError(`canary.until: ${until} is no day of the calendar`);
  }
  if (until < now.toISOString().slice(0, 10)) {
    throw new InputError(`canary.until: ${until} is past`);
  }
}
