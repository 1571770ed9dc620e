import { EventHistory } from './EventHistory';
import type { StoreEvent } from './types';
import { cluster } from './__testUtils__/objects';

const event = (resourceVersion: number): StoreEvent => ({
  type: 'MODIFIED',
  object: cluster('a', {
    metadata: { name: 'a', resourceVersion: String(resourceVersion) },
  }),
});
const versions = (events: StoreEvent[] | undefined) =>
  events?.map(({ object }) => Number(object.metadata.resourceVersion));

describe('EventHistory', () => {
  it('gives what came after a version, while it remembers it', () => {
    const history = EventHistory.create({ capacity: 4, resourceVersion: 10 });
    [12, 15, 19].forEach(version => history.add(event(version)));
    expect(versions(history.since(10))).toEqual([12, 15, 19]);
    expect(versions(history.since(15))).toEqual([19]);
    expect(versions(history.since(16))).toEqual([19]);
    expect(versions(history.since(99))).toEqual([]);
    expect(history.since(9)).toBeUndefined();
  });

  it('forgets the oldest, and everything when compacted', () => {
    const history = EventHistory.create({ capacity: 4, resourceVersion: 0 });
    [1, 2, 3, 4, 5, 6, 7].forEach(version => history.add(event(version)));
    expect(history.since(2)).toBeUndefined();
    expect(versions(history.since(3))).toEqual([4, 5, 6, 7]);
    history.compact(8);
    expect(history.since(7)).toBeUndefined();
    expect(history.since(8)).toEqual([]);
  });
});
