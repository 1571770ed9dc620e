/** How many sites take a change only when they return. */
export function silentCount(byAvailability: Record<string, number>): number {
  return Object.entries(byAvailability)
    .filter(([state]) => state !== 'available')
    .reduce((sum, [, count]) => sum + count, 0);
}
