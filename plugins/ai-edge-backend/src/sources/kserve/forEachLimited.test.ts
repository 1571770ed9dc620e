import { forEachLimited } from './forEachLimited';

describe('forEachLimited', () => {
  it('works on every item once, so many at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await forEachLimited([1, 2, 3, 4, 5], 2, async item => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setImmediate(resolve));
      running -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('fails when the work fails', async () => {
    await expect(
      forEachLimited([1], 2, async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
  });
});
