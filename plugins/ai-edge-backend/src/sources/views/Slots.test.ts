import { Slots } from './Slots';

const open = () => new AbortController();

describe('Slots', () => {
  it('lets so many in, queues so many in order, and turns the rest away', async () => {
    const slots = Slots.create({ limit: 1, maxWaiting: 2, busy: 'Full' });
    const { signal } = open();
    const order: string[] = [];
    const first = await slots.take(signal);
    const take = async (name: string) => {
      const release = await slots.take(signal);
      order.push(name);
      release();
      release();
    };
    const waiting = [take('second'), take('third')];
    await expect(slots.take(signal)).rejects.toThrow('Full');
    first();
    await Promise.all(waiting);
    expect(order).toEqual(['second', 'third']);
  });

  it('forgets who stops waiting', async () => {
    const slots = Slots.create({ limit: 1, maxWaiting: 5, busy: 'Full' });
    const release = await slots.take(open().signal);
    const impatient = open();
    const given = slots.take(impatient.signal);
    impatient.abort();
    await expect(given).rejects.toThrow('Full');
    release();
    await expect(slots.take(open().signal)).resolves.toBeDefined();
  });
});
