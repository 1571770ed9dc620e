import { SharedReads } from './SharedReads';

describe('SharedReads', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('loads once for all who ask together and shortly after', async () => {
    const reads = SharedReads.create<number>({ keepMs: 5000 });
    const load = jest.fn(async () => 1);
    const fifty = Array.from({ length: 50 }, () => reads.read('a', load));
    expect(await Promise.all(fifty)).toEqual(Array(50).fill(1));
    await jest.advanceTimersByTimeAsync(4900);
    await reads.read('a', load);
    expect(load).toHaveBeenCalledTimes(1);
    await reads.read('b', load);
    expect(load).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(200);
    await reads.read('a', load);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('keeps a failure as long, so that a dead site is not asked for each reader', async () => {
    const reads = SharedReads.create<number>({ keepMs: 5000 });
    const load = jest.fn(() => Promise.reject(new Error('no')));
    await expect(reads.read('a', load)).rejects.toThrow('no');
    await expect(reads.read('a', load)).rejects.toThrow('no');
    expect(load).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(5100);
    await expect(reads.read('a', async () => 2)).resolves.toBe(2);
  });
});
