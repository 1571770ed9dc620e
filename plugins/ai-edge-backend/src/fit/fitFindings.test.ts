import type { SiteFit } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fitFindings } from './fitFindings';

const fit = (
  name: string,
  verdict: SiteFit['verdict'],
  rule: string,
  text: string,
): SiteFit => ({
  ref: { hub: 'core', name },
  verdict,
  rules: [
    { rule: 'arch', verdict: 'fits', text: 'is amd64' },
    { rule, verdict, text },
  ],
});
const small = Array.from({ length: 7 }, (_, i) =>
  fit(`s-${i}`, 'doesNotFit', 'cpu', 'has 2 CPU'),
);

describe('fitFindings', () => {
  it('has nothing to say of sites that fit', () => {
    expect(
      fitFindings([fit('a', 'fits', 'cpu', 'has 8 CPU')], 'block'),
    ).toEqual([]);
  });

  it('warns or blocks, with the failing rule and some of the sites', () => {
    const [warned] = fitFindings(small, 'warn');
    expect(warned).toMatchObject({
      state: 'warn',
      title: '7 sites cannot run this',
      detail:
        'has 2 CPU (core/s-0, core/s-1, core/s-2, core/s-3, core/s-4 and 2 more).',
    });
    expect(fitFindings(small, 'block')[0].state).toBe('fail');
  });

  it('never blocks for what is not known', () => {
    const found = fitFindings(
      [fit('a', 'unknown', 'memory', 'has not told its size')],
      'block',
    );
    expect(found).toMatchObject([{ id: 'fit-unknown', state: 'unknown' }]);
    expect(
      fitFindings([fit('a', 'unknown', 'kserve', 'has not told')], 'block'),
    ).toEqual([]);
  });
});
