import { groupPage } from './useGroupPage';

describe('groupPage', () => {
  it('shows as many groups as fit beside the names', () => {
    expect(groupPage(1112, 14, 1)).toEqual({ from: 0, size: 7 });
    expect(groupPage(700, 14, 8)).toEqual({ from: 7, size: 3 });
    expect(groupPage(100, 14, 1).size).toBe(1);
  });

  it('begins at the first group when the address asks for one that is not there', () => {
    expect(groupPage(1112, 14, 15).from).toBe(0);
    expect(groupPage(1112, 14, NaN).from).toBe(0);
    expect(groupPage(1112, 14, 1.5).from).toBe(0);
  });
});
