import { before } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { ListTotals } from './ListTotals';

const text = (part: Partial<Parameters<typeof ListTotals>[0]>) =>
  renderAt(
    <ListTotals
      words="sites"
      count={253}
      isFiltered={false}
      asOf={before(12_000)}
      complete
      {...part}
    />,
  ).container.textContent;

describe('ListTotals', () => {
  it('says how many there are, as of when', () => {
    expect(text({})).toMatch(/^253 sites, as of 1\d s ago$/);
    expect(text({ count: 1, words: 'deployments' })).toMatch(/^1 deployment,/);
  });

  it('says of how many only when that was counted', () => {
    expect(text({ isFiltered: true, total: 3482 })).toMatch(
      /^253 of 3,482 sites,/,
    );
    expect(text({ isFiltered: true })).toMatch(/^253 sites,/);
  });

  it('does not claim to be all while something is still being read', () => {
    expect(text({ complete: false })).toMatch(/^253 sites so far,/);
  });

  it('gives no age where nothing has ever answered', () => {
    expect(text({ count: 0, complete: false, asOf: undefined })).toBe(
      '0 sites so far',
    );
  });
});
