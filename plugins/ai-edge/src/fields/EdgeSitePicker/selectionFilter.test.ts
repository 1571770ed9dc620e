import { queryOf, selectionOf } from './selectionFilter';

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
