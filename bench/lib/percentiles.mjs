/** p50, p95 and p99 of measurements in milliseconds, by nearest rank. */
export function percentiles(measured) {
  const sorted = [...measured].sort((one, other) => one - other);
  const at = share => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
