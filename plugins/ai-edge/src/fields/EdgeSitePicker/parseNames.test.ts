import { parseNames } from './parseNames';

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
