import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { useFleetData } from './useFleetData';

const wrapper = ({ children }: PropsWithChildren<{}>) => (
  <TestApiProvider apis={[]}>{children}</TestApiProvider>
);

describe('useFleetData', () => {
  it('keeps the last answer to the same question when a newer attempt fails', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce('first')
      .mockRejectedValueOnce(new Error('away'));
    const { result } = renderHook(() => useFleetData('a', load, []), {
      wrapper,
    });
    await waitFor(() => expect(result.current.data).toBe('first'));
    await act(async () => result.current.reload());
    expect(result.current.error?.message).toBe('away');
    expect(result.current.data).toBe('first');
  });

  it('never shows the answer to another question under an error', async () => {
    const load = jest.fn(async () => 'first');
    const { result, rerender } = renderHook(
      ({ key, ask }) => useFleetData(key, ask, []),
      { wrapper, initialProps: { key: 'a', ask: load } },
    );
    await waitFor(() => expect(result.current.data).toBe('first'));
    const fails = jest.fn(async (): Promise<string> => {
      throw new Error('away');
    });
    rerender({ key: 'b', ask: fails });
    expect(result.current).toMatchObject({ data: 'first', isStale: true });
    await waitFor(() => expect(result.current.error?.message).toBe('away'));
    expect(result.current.data).toBeUndefined();
  });

  it('aborts the question that nobody waits for any more', async () => {
    const signals: AbortSignal[] = [];
    const load = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>(() => {});
    };
    const { rerender, unmount } = renderHook(
      ({ key }) => useFleetData(key, load, []),
      { wrapper, initialProps: { key: 'a' } },
    );
    rerender({ key: 'b' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    unmount();
    expect(signals[1].aborted).toBe(true);
  });

  it('lets a slow answer come before it asks again', async () => {
    jest.useFakeTimers();
    try {
      const answers: ((value: string) => void)[] = [];
      const load = jest.fn(
        () => new Promise<string>(resolve => answers.push(resolve)),
      );
      const { result } = renderHook(() => useFleetData('a', load, ['site']), {
        wrapper,
      });
      await act(() => jest.advanceTimersByTimeAsync(60_000));
      expect(load).toHaveBeenCalledTimes(1);
      await act(async () => answers[0]('first'));
      expect(result.current.data).toBe('first');
      expect(load).toHaveBeenCalledTimes(2);
    } finally {
      jest.useRealTimers();
    }
  });
});
