import { useLayoutEffect, useState, type RefObject } from 'react';

export const MODEL_WIDTH = 200;
export const ALL_WIDTH = 120;
export const VERSION_WIDTH = 140;
export const GROUP_WIDTH = 100;
/** As many as fit at 1,400 pixels with the sidebar open. */
const USUAL = 7;

/** The groups that are columns now. */
export interface GroupPage {
  from: number;
  size: number;
}

/** How many groups fit beside the names, beginning with the one that the address says. */
export function useGroupPage(
  frame: RefObject<HTMLElement>,
  total: number,
  asked: number,
  isBars: boolean,
): GroupPage {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    setWidth(element.clientWidth);
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  // The table view names the version in a column of its own.
  return groupPage(
    width - (isBars || !width ? 0 : VERSION_WIDTH),
    total,
    asked,
  );
}

/** @param asked - one-based place of the first group */
export function groupPage(
  width: number,
  total: number,
  asked: number,
): GroupPage {
  const room = width - MODEL_WIDTH - ALL_WIDTH;
  const size = width <= 0 ? USUAL : Math.max(1, Math.floor(room / GROUP_WIDTH));
  const isThere = Number.isInteger(asked) && asked >= 1 && asked <= total;
  return { from: isThere ? asked - 1 : 0, size };
}
