import { nameList } from './nameList';

describe('nameList', () => {
  it('cuts a long list and says by how much', () => {
    const refs = Array.from({ length: 7 }, (_, i) => ({
      hub: 'core',
      name: `s${i}`,
    }));
    const andMore = (names: string, n: number) => `${names} and ${n} more`;
    expect(nameList(refs, andMore)).toBe(
      'core/s0, core/s1, core/s2, core/s3, core/s4 and 2 more',
    );
    expect(nameList(refs.slice(0, 1), andMore)).toBe('core/s0');
  });
});
