import { sayErrors } from './sayErrors';

describe('sayErrors', () => {
  it('says errors once, and no warnings', () => {
    const error = { type: 'ComparisonError', message: 'app path not found' };
    expect(
      sayErrors([
        { type: 'OrphanedResourceWarning', message: '3 orphaned' },
        error,
        error,
        { type: 'SyncError' },
      ]),
    ).toBe('ComparisonError: app path not found SyncError');
  });

  it('has nothing to say where nothing is wrong or known', () => {
    expect(sayErrors([])).toBeUndefined();
    expect(sayErrors(undefined)).toBeUndefined();
    expect(sayErrors([{ message: 'of no type' }])).toBeUndefined();
  });

  it('cuts what nobody reads', () => {
    const text = sayErrors([{ type: 'SyncError', message: 'x'.repeat(9_000) }]);
    expect(text).toHaveLength(501);
  });
});
