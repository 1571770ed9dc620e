import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import { checkUntil } from './checkUntil';

const now = new Date('2026-11-20T23:59:00Z');
const canary = (until?: string) =>
  ({ kind: 'canary', canary: { trafficPercent: 10, until } } as Intent);

it('takes today and what comes, and intents without a day', () => {
  for (const until of ['2026-11-20', '2027-02-28', undefined]) {
    expect(() => checkUntil(canary(until), now)).not.toThrow();
  }
  expect(() => checkUntil({ kind: 'stop' } as Intent, now)).not.toThrow();
});

it.each([
  ['2026-11-19', 'canary.until: 2026-11-19 is past'],
  ['2026-02-30', 'canary.until: 2026-02-30 is no day of the calendar'],
])('refuses %s', (until, message) => {
  expect(() => checkUntil(canary(until), now)).toThrow(
    expect.objectContaining({ name: 'InputError', message }),
  );
});
