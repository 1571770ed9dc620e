import { act, renderHook } from '@testing-library/react';
import { useHeldRows } from './useHeldRows';

const row = (id: string, value = 1) => ({ id, value });

function setup() {
  const a = [row('a'), row('b')];
  return renderHook(({ rows, isHeld, key }) => useHeldRows(rows, isHeld, key), {
    initialProps: { rows: a, isHeld: true, key: 'q' },
  });
}

describe('useHeldRows', () => {
  it('changes values in place while a pointer is in the table', () => {
    const { result, rerender } = setup();
    rerender({ rows: [row('a', 2), row('b')], isHeld: true, key: 'q' });
    expect(result.current.rows).toEqual([row('a', 2), row('b')]);
    expect(result.current.changed).toBe(0);
  });

  it('lets nothing come or go until it is asked for', () => {
    const { result, rerender } = setup();
    rerender({ rows: [row('b'), row('c')], isHeld: true, key: 'q' });
    expect(result.current.rows).toEqual([row('a'), row('b')]);
    expect(result.current.changed).toBe(2);
    expect([...result.current.gone]).toEqual(['a']);
    act(() => result.current.show());
    expect(result.current.rows).toEqual([row('b'), row('c')]);
    expect(result.current.changed).toBe(0);
  });

  it('moves on when the pointer leaves, and at once for another question', () => {
    const { result, rerender } = setup();
    rerender({ rows: [row('c')], isHeld: false, key: 'q' });
    expect(result.current.rows).toEqual([row('c')]);
    rerender({ rows: [row('d')], isHeld: true, key: 'other' });
    expect(result.current.rows).toEqual([row('d')]);
  });
});
