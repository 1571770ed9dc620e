import { WatchTrust } from './WatchTrust';

describe('WatchTrust', () => {
  let told: string[];
  let trust: WatchTrust;

  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    trust = new WatchTrust({
      alive: () => told.push('alive'),
      doubted: () => told.push('doubted'),
    });
  });
  afterEach(() => jest.useRealTimers());

  function endAtOnce() {
    trust.opened();
    trust.ended();
  }

  it('doubts watches that end at once, and gives up on the third in a row', () => {
    endAtOnce();
    endAtOnce();
    expect(trust.lost).toBe(false);
    endAtOnce();
    expect(trust.lost).toBe(true);
    expect(told).toEqual(['alive', 'doubted', 'doubted', 'doubted']);
    trust.listed();
    expect(trust.lost).toBe(false);
  });

  it('believes a quiet watch once it has lasted', () => {
    endAtOnce();
    trust.opened();
    jest.advanceTimersByTime(4_999);
    expect(told).toEqual(['alive', 'doubted']);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['alive', 'doubted', 'alive']);
    trust.ended();
    endAtOnce();
    endAtOnce();
    expect(trust.lost).toBe(false);
  });

  it('believes a watch that says something, however short', () => {
    endAtOnce();
    endAtOnce();
    trust.opened();
    trust.heard();
    trust.ended();
    endAtOnce();
    expect(trust.lost).toBe(false);
    expect(told.slice(-3)).toEqual(['alive', 'alive', 'doubted']);
  });

  it('learns nothing from a watch that never opened', () => {
    for (let i = 0; i < 5; i += 1) trust.ended();
    expect(trust.lost).toBe(false);
    expect(told).toEqual([]);
  });
});
