import { eventually } from './__testUtils__/eventually';
import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  it('works on a key once however often it was added, in the order of their times', async () => {
    const done: string[] = [];
    const queue = WorkQueue.create({
      name: 'test',
      log: () => undefined,
      work: key => {
        done.push(key);
      },
    });
    queue.add('late', 60);
    queue.add('soon', 20);
    queue.add('soon', 5000);
    queue.add('soon', 1);
    await eventually('both keys', () => done.length >= 2);
    expect(done).toEqual(['soon', 'late']);
    queue.stop();
  });

  it('does not let work overlap, and takes what is added meanwhile', async () => {
    let running = 0;
    let most = 0;
    const done: string[] = [];
    const queue = WorkQueue.create({
      name: 'test',
      log: () => undefined,
      work: async key => {
        running += 1;
        most = Math.max(most, running);
        if (key === 'a') queue.add('c');
        await new Promise(resolve => {
          setTimeout(resolve, 5);
        });
        running -= 1;
        done.push(key);
      },
    });
    queue.add('a');
    queue.add('b');
    await eventually('three keys', () => done.length === 3);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(most).toBe(1);
    queue.stop();
  });

  it('reports a failure, goes on with the others and is silent once stopped', async () => {
    const messages: string[] = [];
    const done: string[] = [];
    const queue = WorkQueue.create({
      name: 'test',
      log: message => messages.push(message),
      work: key => {
        if (key === 'bad') throw new Error('no');
        done.push(key);
      },
    });
    queue.add('bad');
    queue.add('good');
    await eventually('the good key', () => done.length === 1);
    expect(messages).toEqual(['test: bad: Error: no']);
    queue.stop();
    queue.add('never');
    await new Promise(resolve => {
      setTimeout(resolve, 30);
    });
    expect(done).toEqual(['good']);
  });
});
