import type { FleetSignal } from '@ai-edge/backstage-plugin-ai-edge-common';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { useFleetSignal } from './useFleetSignal';

type Listener = (message: FleetSignal) => void;

function setup() {
  const listeners: Listener[] = [];
  const signals = {
    subscribe: (_channel: string, listener: Listener) => {
      listeners.push(listener);
      return { unsubscribe: () => {} };
    },
  };
  const onDirty = jest.fn();
  renderHook(() => useFleetSignal(['site'], onDirty), {
    wrapper: ({ children }: PropsWithChildren<{}>) => (
      <TestApiProvider apis={[[signalApiRef, signals]] as any}>
        {children}
      </TestApiProvider>
    ),
  });
  let revision = 0;
  const send = (kinds: FleetSignal['kinds']) =>
    act(() => {
      revision += 1;
      listeners.forEach(listener => listener({ kinds, revision }));
    });
  const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));
  return { onDirty, send, pass };
}

const hide = (hidden: boolean) => {
  Object.defineProperty(document, 'hidden', {
    value: hidden,
    configurable: true,
  });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
};

describe('useFleetSignal', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    hide(false);
    jest.useRealTimers();
  });

  it('asks every 15 seconds while no signal has come', () => {
    const { onDirty, pass } = setup();
    pass(14_999);
    expect(onDirty).not.toHaveBeenCalled();
    pass(15_001);
    expect(onDirty).toHaveBeenCalledTimes(2);
  });

  it('asks at most every two seconds for any number of signals', () => {
    const { onDirty, send, pass } = setup();
    pass(5_000);
    send(['site']);
    send(['site']);
    pass(0);
    expect(onDirty).toHaveBeenCalledTimes(1);
    send(['site']);
    send(['site']);
    pass(1_999);
    expect(onDirty).toHaveBeenCalledTimes(1);
    pass(1);
    expect(onDirty).toHaveBeenCalledTimes(2);
  });

  it('asks now and then beside signals, because ages are not announced', () => {
    const { onDirty, send, pass } = setup();
    send(['pipeline']);
    pass(29_999);
    expect(onDirty).not.toHaveBeenCalled();
    pass(1);
    expect(onDirty).toHaveBeenCalledTimes(1);
  });

  it('does not ask for what the page does not show', () => {
    const { onDirty, send, pass } = setup();
    send(['pipeline']);
    pass(5_000);
    expect(onDirty).not.toHaveBeenCalled();
  });

  it('leaves a hidden tab alone and catches up once', () => {
    const { onDirty, pass } = setup();
    hide(true);
    pass(60_000);
    expect(onDirty).not.toHaveBeenCalled();
    hide(false);
    expect(onDirty).toHaveBeenCalledTimes(1);
  });
});
