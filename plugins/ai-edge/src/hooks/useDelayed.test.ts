import { act, renderHook } from '@testing-library/react';
import { useDelayed } from './useDelayed';

describe('useDelayed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));

  it('says nothing of what was quick, and stops at once', () => {
    const { result, rerender } = renderHook(
      ({ value }) => useDelayed(value, 200),
      { initialProps: { value: true } },
    );
    pass(199);
    expect(result.current).toBe(false);
    pass(1);
    expect(result.current).toBe(true);
    rerender({ value: false });
    expect(result.current).toBe(false);
    rerender({ value: true });
    expect(result.current).toBe(false);
  });
});
