import { Quarantine } from './Quarantine';

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `s${index}`);
const MINUTES = 60_000;

describe('Quarantine', () => {
  let now: number;
  let quarantine: Quarantine;

  beforeEach(() => {
    now = 0;
    quarantine = new Quarantine(() => now);
  });

  it.each([
    [5, 10, 5],
    [6, 10, 0],
    [70, 3500, 70],
    [71, 3500, 0],
  ])('of %s missing from %s lets %s go', (missing, known, admitted) => {
    expect(
      quarantine.admit({ scope: 'x', missing: names(missing), known }),
    ).toHaveLength(admitted);
    expect(quarantine.held('x')).toBe(missing - admitted);
  });

  it('forgets a suspicion when the rows are back', () => {
    quarantine.admit({ scope: 'x', missing: names(10), known: 10 });
    expect(quarantine.admit({ scope: 'x', missing: [], known: 10 })).toEqual(
      [],
    );
    expect(quarantine.held('x')).toBe(0);
    now += 6 * MINUTES;
    expect(
      quarantine.admit({ scope: 'x', missing: names(10), known: 10 }),
    ).toEqual([]);
  });

  it('lets go only what was missing both times', () => {
    quarantine.admit({ scope: 'x', missing: names(10), known: 20 });
    now += 5 * MINUTES;
    expect(
      quarantine.admit({
        scope: 'x',
        missing: [...names(6), 'new'],
        known: 20,
      }),
    ).toEqual(names(6));
  });

  it('counts what scopes of a group lack one after the other', () => {
    const site = (number: number) =>
      quarantine.admit({
        scope: `site${number}`,
        group: 'sites',
        missing: names(2),
        known: 100,
      }).length;
    expect([1, 2, 3, 4].map(site)).toEqual([2, 2, 0, 0]);
    expect(quarantine.held('site')).toBe(4);
    now += 5 * MINUTES;
    expect([3, 4, 5, 6, 7].map(site)).toEqual([2, 2, 0, 0, 0]);
  });

  it('takes no empty list for a few removals', () => {
    const empty = { scope: 'x', missing: names(2), known: 2, isShort: true };
    expect(quarantine.admit(empty)).toEqual([]);
    now += 5 * MINUTES;
    expect(quarantine.admit(empty)).toEqual(names(2));
  });

  it('does not hold against it that something was missing before it was seen again', () => {
    const lacking = { scope: 'x', missing: names(10), known: 10 };
    quarantine.admit(lacking);
    quarantine.settle('x', 's3');
    expect(quarantine.held('x')).toBe(9);
    now += 5 * MINUTES;
    expect(quarantine.admit(lacking)).not.toContain('s3');
  });

  it('keeps scopes apart', () => {
    quarantine.admit({ scope: 'x', missing: names(10), known: 10 });
    now += 5 * MINUTES;
    expect(
      quarantine.admit({ scope: 'y', missing: names(10), known: 10 }),
    ).toEqual([]);
  });
});
