/** Milliseconds, with as many digits as mean something. */
export function ms(value) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** Bytes in units of 1000. */
export function bytes(value) {
  if (value < 1e6) return `${(value / 1e3).toFixed(1)} KB`;
  return `${(value / 1e6).toFixed(1)} MB`;
}

/** One line of a result: what was measured, what came out, the budget it is held against. */
export function line(what, result, budget) {
  return `  ${what.padEnd(46)} ${String(result).padEnd(24)}${
    budget ? ` (budget: ${budget})` : ''
  }`;
}
