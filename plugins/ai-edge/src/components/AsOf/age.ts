/** A span in the largest unit that it fills once. */
export interface Age {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  n: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago `instant` was. What a clock ahead of ours says counts as now. */
export function age(instant: string, now: number): Age {
  const ms = Math.max(0, now - Date.parse(instant));
  if (ms < MINUTE) return { unit: 'seconds', n: Math.floor(ms / 1000) };
  if (ms < HOUR) return { unit: 'minutes', n: Math.floor(ms / MINUTE) };
  if (ms < 2 * DAY) return { unit: 'hours', n: Math.floor(ms / HOUR) };
  return { unit: 'days', n: Math.floor(ms / DAY) };
}

/** `14:05` today, with the date before that. */
export function clockTime(instant: string, now: number): string {
  const date = new Date(instant);
  const isToday = new Date(now).toDateString() === date.toDateString();
  return date.toLocaleString(undefined, {
    ...(!isToday && { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
