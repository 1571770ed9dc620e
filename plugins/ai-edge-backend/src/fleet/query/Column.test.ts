import { Column } from './Column';

describe('Column', () => {
  it('knows rows without a value, however many there are', () => {
    const column = new Column();
    for (let row = 0; row < 200; row += 1) column.set(row, []);
    const rows = Int32Array.from({ length: 200 }, (_, row) => row);
    expect(column.first(199)).toBe(-1);
    expect(column.key(199)).toBeUndefined();
    expect([...column.count(rows)]).toEqual([]);
    expect(column.sort(rows, 'desc')).toEqual(rows);
    expect(column.test(() => true)).toBeUndefined();
  });

  it('counts and finds every value of a row', () => {
    const column = new Column();
    column.set(0, ['a', 'b']);
    column.set(1, ['b']);
    column.set(2, []);
    const counts = column.count(Int32Array.of(0, 1, 2));
    const of = (text: string) => counts[column.dictionary.id(text)!];
    expect([of('a'), of('b')]).toEqual([1, 2]);
    const isB = column.test(text => text === 'b')!;
    expect([0, 1, 2].filter(isB)).toEqual([0, 1]);
  });

  it('says whether a row has other values than before', () => {
    const column = new Column();
    expect(column.set(0, ['a', 'b'])).toBe(true);
    expect(column.set(0, ['a', 'b'])).toBe(false);
    const { version } = column;
    expect(column.set(0, ['a', 'c'])).toBe(true);
    expect(column.version).toBe(version);
    expect(column.set(0, ['c'])).toBe(true);
    expect(column.version).toBeGreaterThan(version);
    expect(column.set(0, [])).toBe(true);
    expect(column.text(0)).toBeUndefined();
  });

  it('sorts by rank, keeps the order of equals, and puts what has none last', () => {
    const column = new Column(text => String(9 - text.length));
    ['a', undefined, 'bbb', 'a', 'bbb'].forEach((text, row) =>
      column.set(row, text === undefined ? [] : [text]),
    );
    const rows = Int32Array.of(4, 3, 2, 1, 0);
    expect([...column.sort(rows, 'asc')]).toEqual([4, 2, 3, 0, 1]);
    expect([...column.sort(rows, 'desc')]).toEqual([3, 0, 4, 2, 1]);
  });

  it('forgets values that no row has any more', () => {
    const column = new Column();
    for (let round = 0; round < 1000; round += 1) {
      column.set(0, [`value ${round}`, `other ${round}`]);
    }
    expect(column.dictionary.size).toBeLessThan(10);
    expect(column.dictionary.id('value 3')).toBeUndefined();
    expect(column.text(0)).toBe('value 999');
  });
});
