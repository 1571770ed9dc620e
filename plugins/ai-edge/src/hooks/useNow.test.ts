import { act, renderHook } from '@testing-library/react';
import { useNow } from './useNow';

describe('useNow', () => {
  afterEach(() => jest.useRealTimers());

  it('is one clock for everybody and moves every ten seconds', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-20T14:00:00Z') });
    const first = renderHook(() => useNow());
    act(() => jest.advanceTimersByTime(4_000));
    const second = renderHook(() => useNow());
    expect(second.result.current).toBe(first.result.current);
    const before = first.result.current;
    act(() => jest.advanceTimersByTime(6_000));
    expect(first.result.current - before).toBe(10_000);
    expect(second.result.current).toBe(first.result.current);
    first.unmount();
    second.unmount();
    expect(jest.getTimerCount()).toBe(0);
  });
});
