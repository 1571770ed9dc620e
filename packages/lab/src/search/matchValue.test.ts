import { matchValue } from './matchValue';
import type { SearchValue } from './SearchRow';

describe('matchValue', () => {
  it.each<[string, SearchValue | undefined, string[], boolean]>([
    ['name', 'bike', ['bike'], true],
    ['name', 'bike', ['house', 'bike'], true],
    ['name', 'bike', ['Bike'], false],
    ['name', 'bike', ['=bike'], true],
    ['name', 'bike', ['!bike'], false],
    ['name', 'bike', ['!=house'], true],
    ['name', 'bike', ['b*e'], true],
    ['name', 'bike.v1', ['bike.*'], true],
    ['name', 'bikexv1', ['bike.*'], false],
    ['name', 'bike', ['!b*'], false],
    ['name', undefined, ['!bike'], false],
    ['kind', 'Pod', ['pod'], true],
    ['kind', 'Pod', ['Pods'], false],
    ['ready', 3, ['>2'], true],
    ['ready', 10, ['<9'], false],
    ['ready', 3, ['3'], true],
    ['container', ['a', 'b'], ['b'], true],
    ['container', ['a', 'b'], ['c'], false],
    ['label', { app: 'bike' }, ['app=bike'], true],
    ['label', { app: 'bike' }, ['app=house'], false],
    ['label', { app: 'bike' }, ['app=*'], true],
    ['label', { app: 'bike' }, ['*bik*'], true],
    ['label', { app: 'bike' }, ['!app=bike'], false],
  ])('%s %j with %j: %s', (property, value, values, wanted) => {
    expect(matchValue(property, value, values)).toBe(wanted);
  });

  it('compares instants with a time ago', () => {
    const now = new Date().toISOString();
    expect(matchValue('created', now, ['hour'])).toBe(true);
    expect(matchValue('created', '2020-01-01T00:00:00Z', ['year'])).toBe(false);
    expect(matchValue('created', '2020-01-01T00:00:00Z', ['<year'])).toBe(true);
  });

  it('takes any name that holds such a word for one, as the real API does', () => {
    expect(matchValue('cluster', 'oslo', ['holiday-1'])).toBe(true);
    expect(matchValue('cluster', 'oslo', ['holid*y-1'])).toBe(false);
  });
});
