import { single, type ListType } from './ListField';
import { SortedView } from './SortedView';

interface Thing {
  id: string;
  size?: string;
}
const type: ListType<Thing, 'size'> = {
  fields: { size: single(thing => thing.size) },
  ref: thing => thing.id,
  text: thing => thing.id,
  defaultOrder: 'size',
};

describe('SortedView', () => {
  let things: Thing[];
  let revision: number;
  let reads: number;
  let view: SortedView<Thing, 'size'>;

  beforeEach(() => {
    things = [{ id: 'c' }, { id: 'b', size: '2' }, { id: 'a', size: '2' }];
    revision = 1;
    reads = 0;
    view = new SortedView(type, {
      get revision() {
        return revision;
      },
      items: () => {
        reads += 1;
        return things;
      },
    });
  });
  const ids = (direction: 'asc' | 'desc') =>
    view.sorted('size', direction).map(({ ref }) => ref);

  it('breaks ties by ref and puts what is absent last, both ways', () => {
    things.push({ id: 'd', size: '1' });
    expect(ids('asc')).toEqual(['d', 'a', 'b', 'c']);
    expect(ids('desc')).toEqual(['a', 'b', 'd', 'c']);
  });

  it('sorts again only when the revision has moved', () => {
    const first = view.sorted('size', 'asc');
    expect(view.sorted('size', 'asc')).toBe(first);
    expect(reads).toBe(1);
    things = [{ id: 'b', size: '9' }, { id: 'a', size: '2' }, { id: 'e' }];
    expect(ids('asc')).toEqual(['a', 'b', 'c']);
    revision = 2;
    expect(ids('asc')).toEqual(['a', 'b', 'e']);
    expect(ids('desc')).toEqual(['b', 'a', 'e']);
  });
});
