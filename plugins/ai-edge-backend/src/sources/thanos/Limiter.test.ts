import { Limiter } from './Limiter';

describe('Limiter', () => {
  it('lets so many run at a time, in order, whether they fail or not', async () => {
    const limiter = new Limiter(2);
    const running: (() => void)[] = [];
    const started: number[] = [];
    const work = (number: number) =>
      limiter.run(async () => {
        started.push(number);
        await new Promise<void>(resolve => running.push(resolve));
        if (number === 1) throw new Error('one');
        return number;
      });
    const results = Promise.allSettled([1, 2, 3, 4].map(work));
    const turn = () => new Promise(resolve => setImmediate(resolve));
    await turn();
    expect(started).toEqual([1, 2]);
    running.shift()!();
    await turn();
    expect(started).toEqual([1, 2, 3]);
    running.shift()!();
    await turn();
    running.splice(0).forEach(resolve => resolve());
    expect((await results).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
