import { age, clockTime } from './age';

const NOW = Date.parse('2026-11-20T14:00:00Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();

describe('age', () => {
  it.each([
    [0, 'seconds', 0],
    [59, 'seconds', 59],
    [60, 'minutes', 1],
    [3599, 'minutes', 59],
    [3600, 'hours', 1],
    [47 * 3600, 'hours', 47],
    [48 * 3600, 'days', 2],
    [90 * 24 * 3600, 'days', 90],
  ])('%d seconds are %s: %d', (seconds, unit, n) => {
    expect(age(ago(seconds), NOW)).toEqual({ unit, n });
  });

  it('does not let a clock ahead of ours say that something is to come', () => {
    expect(age(ago(-30), NOW)).toEqual({ unit: 'seconds', n: 0 });
  });
});

describe('clockTime', () => {
  it('leaves the date out today and says it before', () => {
    const noon = new Date(2026, 10, 20, 12, 5).getTime();
    const morning = new Date(2026, 10, 20, 3, 7).toISOString();
    const yesterday = new Date(2026, 10, 19, 3, 7).toISOString();
    expect(clockTime(morning, noon)).toMatch(/^03:07$/);
    expect(clockTime(yesterday, noon)).toMatch(/19.*03:07/);
  });
});
