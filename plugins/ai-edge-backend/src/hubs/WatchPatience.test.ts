import { WatchPatience } from './WatchPatience';

describe('WatchPatience', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const create = () => new WatchPatience({ silenceMs: 100, lengthMs: 1_000 });

  it('gives up after a silence', () => {
    const patience = create();
    jest.advanceTimersByTime(60);
    patience.heard();
    jest.advanceTimersByTime(60);
    expect(patience.signal.aborted).toBe(false);
    jest.advanceTimersByTime(60);
    expect(patience.signal.aborted).toBe(true);
  });

  it('gives up what never ends, however much it says', () => {
    const patience = create();
    for (let time = 0; time < 31_000; time += 50) {
      patience.heard();
      jest.advanceTimersByTime(50);
    }
    expect(patience.signal.aborted).toBe(true);
  });

  it('keeps no timer of what has ended', () => {
    create().end();
    expect(jest.getTimerCount()).toBe(0);
  });
});
