import { useEffect, useState, type RefObject } from 'react';

/** Frames until a row that was scrolled to is drawn. */
const PATIENCE = 10;

/**
 * The element of an open cell. Only rows that are seen are drawn: one that an address names is scrolled to first.
 *
 * @param row - its place among the rows, -1 when it is not among them
 */
export function useCellElement(
  frame: RefObject<HTMLElement>,
  cell: string | undefined,
  row: number,
  rowHeight: number,
): Element | undefined {
  const [element, setElement] = useState<Element>();
  useEffect(() => {
    if (cell === undefined || row < 0) {
      setElement(undefined);
      return undefined;
    }
    let request = 0;
    const look = (left: number) => {
      const found = [
        ...(frame.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? []),
      ].find(({ dataset }) => dataset.cell === cell);
      if (found || left === 0) {
        setElement(found);
        return;
      }
      const scroller =
        frame.current?.querySelector('[role="grid"]')?.parentElement;
      if (scroller && left === PATIENCE) {
        scroller.scrollTop = Math.max(0, row - 2) * rowHeight;
      }
      request = requestAnimationFrame(() => look(left - 1));
    };
    look(PATIENCE);
    return () => cancelAnimationFrame(request);
  }, [frame, cell, row, rowHeight]);
  return element;
}
