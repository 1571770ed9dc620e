import { checksOf } from './checksOf';

it('is as good as the worst of them', () => {
  expect(checksOf([])).toEqual({
    state: 'none',
    passed: 0,
    total: 0,
    failed: [],
  });
  expect(checksOf([{ name: 'a', state: 'passed' }]).state).toBe('passed');
  expect(
    checksOf([
      { name: 'a', state: 'passed' },
      { name: 'b', state: 'pending' },
    ]).state,
  ).toBe('pending');
  expect(
    checksOf([
      { name: 'z', state: 'failed' },
      { name: 'b', state: 'pending' },
      { name: 'c', state: 'failed' },
      { name: 'a', state: 'passed' },
    ]),
  ).toEqual({ state: 'failed', passed: 1, total: 4, failed: ['c', 'z'] });
});
