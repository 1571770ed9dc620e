import { nameList } from './nameList';
import { parseNames } from './parseNames';
import { queryOf, selectionOf } from './selectionFilter';
import { silentCount } from './silentCount';

describe('parseNames', () => {
  it('reads one site a line, or between commas, once each', () => {
    expect(parseNames('core/a\n\n b, core/a;c ', ['core'])).toEqual({
      names: [
        { hub: 'core', name: 'a' },
        { hub: 'core', name: 'b' },
        { hub: 'core', name: 'c' },
      ],
      withoutHub: [],
    });
  });

  it('guesses no hub where there are several', () => {
    expect(parseNames('a\nwest/b', ['core', 'west'])).toEqual({
      names: [{ hub: 'west', name: 'b' }],
      withoutHub: ['a'],
    });
  });

  it('reads nothing out of nothing', () => {
    expect(parseNames(' \n/ ', ['core'])).toEqual({
      names: [],
      withoutHub: [],
    });
  });
});

describe('selectionOf', () => {
  it('never lets an empty query mean every site', () => {
    expect(selectionOf({ q: '', filters: {} })).toBeUndefined();
    expect(selectionOf({ q: '', filters: { region: [] } })).toBeUndefined();
  });

  it('is read back as the same query', () => {
    const query = {
      q: 'store',
      filters: { region: ['eu', 'us'], hub: ['core'] },
    };
    const selection = selectionOf(query);
    expect(selection).toEqual({
      filter: { q: 'store', region: ['eu', 'us'], hub: 'core' },
    });
    expect(queryOf(selection)).toEqual(query);
  });
});

describe('silentCount', () => {
  it('counts everything that is not available', () => {
    expect(silentCount({ available: 28, unknown: 2, pending: 1 })).toBe(3);
    expect(silentCount({})).toBe(0);
  });
});

describe('nameList', () => {
  it('cuts a long list and says by how much', () => {
    const refs = Array.from({ length: 7 }, (_, i) => ({
      hub: 'core',
      name: `s${i}`,
    }));
    const andMore = (names: string, n: number) => `${names} and ${n} more`;
    expect(nameList(refs, andMore)).toBe(
      'core/s0, core/s1, core/s2, core/s3, core/s4 and 2 more',
    );
    expect(nameList(refs.slice(0, 1), andMore)).toBe('core/s0');
  });
});
