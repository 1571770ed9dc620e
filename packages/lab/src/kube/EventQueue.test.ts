import { EventQueue } from './EventQueue';
import type { StoreEvent } from './types';
import { cluster } from './__testUtils__/objects';

const event = (name: string): StoreEvent => ({
  type: 'ADDED',
  object: cluster(name),
});

describe('EventQueue', () => {
  it('tells everybody of a cause before its effect', () => {
    const queue = EventQueue.create();
    const seen: string[] = [];
    queue.subscribe(({ object }) => {
      seen.push(`1 ${object.metadata.name}`);
      if (object.metadata.name === 'cause') {
        queue.push(event('effect'));
      }
    });
    queue.subscribe(({ object }) => seen.push(`2 ${object.metadata.name}`));
    queue.push(event('cause'));
    expect(seen).toEqual(['1 cause', '2 cause', '1 effect', '2 effect']);
  });

  it('stops telling those who left, and goes on after a listener has thrown', () => {
    const queue = EventQueue.create();
    const seen: string[] = [];
    const leave = queue.subscribe(() => {
      throw new Error('broken');
    });
    expect(() => queue.push(event('a'))).toThrow('broken');
    leave();
    queue.subscribe(({ object }) => seen.push(object.metadata.name));
    queue.push(event('b'));
    expect(seen).toEqual(['b']);
  });
});
