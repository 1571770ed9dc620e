import { parseQuantity } from '../sources/acm/parseQuantity';
import { judge, type FitRule } from './FitRule';

const GIB = 2 ** 30;

function roomRule(options: {
  wanted: (intent: Parameters<FitRule>[1]) => string | undefined;
  has: (capacity: { cpuCores: number; memoryBytes: number }) => number;
  print: (amount: number) => string;
}): FitRule {
  return ({ site }, intent) => {
    const wanted = parseQuantity(options.wanted(intent));
    if (wanted === undefined) return undefined;
    const room = site.allocatable ?? site.capacity;
    const has = room && options.has(room);
    const asked = options.print(wanted);
    return judge(has === undefined ? undefined : has >= wanted, {
      fits: `has ${options.print(
        has ?? 0,
      )} for workloads in all; how much of it is free is not known`,
      doesNotFit: `has ${options.print(
        has ?? 0,
      )} for workloads in all, ${asked} are asked for`,
      unknown: 'has not told its size',
    });
  };
}

/** Cores that workloads may have, over all nodes. */
export const cpuRule = roomRule({
  wanted: ({ resources }) => resources?.cpu,
  has: ({ cpuCores }) => cpuCores,
  print: amount => `${Number(amount.toFixed(2))} CPU`,
});

/** Memory that workloads may have, over all nodes. */
export const memoryRule = roomRule({
  wanted: ({ resources }) => resources?.memory,
  has: ({ memoryBytes }) => memoryBytes,
  print: amount => `${Number((amount / GIB).toFixed(1))} GiB`,
});
