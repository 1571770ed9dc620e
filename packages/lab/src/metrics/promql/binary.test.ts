import { binary } from './binary';
import { parse } from './parse';
import type { Value } from './values';

const vector = (...elements: [Record<string, string>, number][]) =>
  elements.map(([labels, value]) => ({ labels, value }));
const evaluate = (operator: string, left: Value, right: Value) =>
  binary(parse(`a ${operator} b`) as never, left, right);

describe('binary', () => {
  const left = vector(
    [{ __name__: 'l', x: '1' }, 6],
    [{ __name__: 'l', x: '2' }, 8],
  );
  const right = vector([{ __name__: 'r', x: '1' }, 3]);

  it('joins vectors by their labels without the name', () => {
    expect(evaluate('/', left, right)).toEqual(vector([{ x: '1' }, 2]));
    expect(evaluate('and', left, right)).toEqual([left[0]]);
    expect(evaluate('unless', left, right)).toEqual([left[1]]);
    expect(evaluate('or', right, left)).toEqual([right[0], left[1]]);
  });

  it('filters by a comparison, or counts it', () => {
    expect(evaluate('>', left, 7)).toEqual([left[1]]);
    expect(evaluate('< bool', left, 7)).toEqual(
      vector([{ x: '1' }, 1], [{ x: '2' }, 0]),
    );
    expect(evaluate('>', 7, left)).toEqual([left[0]]);
  });

  it('goes by the chosen labels only', () => {
    const other = vector([{ x: '1', y: 'z' }, 2]);
    expect(evaluate('*', left, other)).toEqual([]);
    expect(evaluate('* on (x)', left, other)).toEqual(vector([{ x: '1' }, 12]));
    expect(evaluate('* ignoring (y)', left, other)).toEqual(
      vector([{ x: '1' }, 12]),
    );
  });

  it('refuses to guess between several', () => {
    expect(() => evaluate('+ on ()', left, right)).toThrow(/many-to-one/);
    expect(() => evaluate('+ on ()', right, left)).toThrow(/many-to-many/);
  });

  it('divides as numbers do', () => {
    expect(evaluate('/', 1, 0)).toBe(Infinity);
    expect(evaluate('/', 0, 0)).toBeNaN();
  });
});
