import { parse } from './parse';

describe('parse', () => {
  it('binds operators as Prometheus does', () => {
    expect(parse('1 + 2 * 3 ^ 2')).toMatchObject({
      op: '+',
      right: { op: '*', right: { op: '^' } },
    });
    expect(parse('2 ^ 3 ^ 4')).toMatchObject({ op: '^', right: { op: '^' } });
    expect(parse('a or b and c > 1')).toMatchObject({
      op: 'or',
      right: { op: 'and', right: { op: '>' } },
    });
    expect(parse('1 - 2 - 3')).toMatchObject({ op: '-', left: { op: '-' } });
  });

  it('reads selectors, with ranges and all kinds of quotes', () => {
    expect(parse('up{a="x\\"y", b=~\'c.*\', d!=`e`,}[1h30m]')).toEqual({
      type: 'selector',
      matchers: [
        { label: '__name__', op: '=', value: 'up' },
        { label: 'a', op: '=', value: 'x"y' },
        { label: 'b', op: '=~', value: 'c.*' },
        { label: 'd', op: '!=', value: 'e' },
      ],
      range: 5400,
    });
    expect(parse('a:b:c')).toMatchObject({ matchers: [{ value: 'a:b:c' }] });
  });

  it('takes a grouping on either side of an aggregation', () => {
    const grouping = { without: false, labels: ['a', 'b'] };
    expect(parse('sum by (a, b) (x)')).toMatchObject({ grouping });
    expect(parse('sum(x) by (a, b)')).toMatchObject({ grouping });
    expect(parse('sum without () (x)')).toMatchObject({
      grouping: { without: true, labels: [] },
    });
  });

  it('takes names of functions and aggregations for metrics where they stand alone', () => {
    expect(parse('sum')).toMatchObject({ type: 'selector' });
    expect(parse('rate{a="b"}')).toMatchObject({ type: 'selector' });
  });

  it.each([
    '1 +',
    'a b',
    'sum by a (x)',
    'up{a=}',
    'up{',
    '"text"',
    'f(',
    'up[5]',
    '`',
  ])('refuses %s', query => {
    expect(() => parse(query)).toThrow(/parse error/);
  });
});
