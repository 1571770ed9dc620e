import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Grouping } from './siteGroups';

export const MODEL_WIDTH = 200;
export const ALL_WIDTH = 120;
export const VERSION_WIDTH = 140;
const GROUP_WIDTH = 100;
/** Names of sites differ at their end. */
const SITE_WIDTH = 164;
/** As many as fit at 1,400 pixels with the sidebar open. */
const USUAL = 7;

/** Pixels of a group's column, at least. */
export function groupWidth({ expand }: Grouping): number {
  return expand === undefined ? GROUP_WIDTH : SITE_WIDTH;
}

/** The groups that are columns now. */
export interface GroupPage {
  from: number;
  size: number;
}

/** How many groups fit beside the names, beginning with the one that the address says. */
export function useGroupPage(
  frame: RefObject<HTMLElement>,
  options: { total: number; asked: number; each: number; isBars: boolean },
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
  const left = options.isBars || !width ? 0 : VERSION_WIDTH;
  return groupPage({ ...options, width: width - left });
}

/**
 * @param options.asked - one-based place of the first group
 * @param options.each - pixels of a group
 */
export function groupPage(options: {
  width: number;
  total: number;
  asked: number;
  each: number;
}): GroupPage {
  const { width, total, asked, each } = options;
  const room = width - MODEL_WIDTH - ALL_WIDTH;
  const size = width <= 0 ? USUAL : Math.max(1, Math.floor(room / each));
  const isThere = Number.isInteger(asked) && asked >= 1 && asked <= total;
  return { from: isThere ? asked - 1 : 0, size };
}
