import { groupPage } from './useGroupPage';

const all = { width: 1112, total: 14, asked: 1, each: 100 };

describe('groupPage', () => {
  it('shows as many groups as fit beside the names', () => {
    expect(groupPage({ ...all, width: 1112 })).toEqual({ from: 0, size: 7 });
    expect(groupPage({ ...all, width: 700, asked: 8 })).toEqual({
      from: 7,
      size: 3,
    });
    expect(groupPage({ ...all, width: 100 }).size).toBe(1);
  });

  it('begins at the first group when the address asks for one that is not there', () => {
    expect(groupPage({ ...all, asked: 15 }).from).toBe(0);
    expect(groupPage({ ...all, asked: NaN }).from).toBe(0);
    expect(groupPage({ ...all, asked: 1.5 }).from).toBe(0);
  });
});
