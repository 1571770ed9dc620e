import { exposition } from './exposition';
import type { Series } from './series/Series';

const series = (
  labels: Record<string, string>,
  rest: Partial<Series> = {},
) => ({
  labels: { __name__: 'm', ...labels },
  type: 'gauge' as const,
  from: 0,
  to: Infinity,
  offset: 0,
  value: () => 2.5,
  ...rest,
});

describe('exposition', () => {
  it('groups families under one type line, histograms with their parts', () => {
    const counter = { type: 'counter' as const };
    const text = exposition(
      [
        series({ __name__: 'h_bucket', le: '+Inf' }, counter),
        series({ a: '1' }),
        series({ __name__: 'h_sum' }, counter),
        series({ a: '2' }),
      ],
      10,
    );
    expect(text.split('\n')).toEqual([
      '# TYPE h histogram',
      'h_bucket{le="+Inf"} 2.5',
      'h_sum{} 2.5',
      '# TYPE m gauge',
      'm{a="1"} 2.5',
      'm{a="2"} 2.5',
      '',
    ]);
  });

  it('escapes label values and leaves out what has ended', () => {
    const text = exposition(
      [series({ a: 'x"\\\n' }), series({ a: 'old' }, { to: 5 })],
      10,
    );
    expect(text).toContain('m{a="x\\"\\\\\\n"} 2.5');
    expect(text).not.toContain('old');
  });
});
