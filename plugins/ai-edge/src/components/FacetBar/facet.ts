import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';

/** One filter of a list, as the bar offers it. */
export interface Facet {
  field: string;
  label: string;
  /** Words for a value; the value itself when absent. */
  format?: (value: string) => string;
  /** Always on screen; the others are behind "More filters". */
  isPrimary?: boolean;
}

export interface FacetOption {
  value: string;
  label: string;
  /** Absent when it was not counted. */
  count?: number;
}

/** The values to offer: the counted ones, and chosen ones that no row has any more at 0. */
export function facetOptions(
  facet: Facet,
  chosen: string[],
  summary: Summary | undefined,
): FacetOption[] {
  const format = facet.format ?? (value => value);
  const counted = summary?.facets[facet.field];
  const options = (counted ?? []).map(({ value, count }) => ({
    value,
    label: format(value),
    count,
  }));
  const known = new Set(options.map(({ value }) => value));
  const missing = chosen
    .filter(value => !known.has(value))
    .map(value => ({
      value,
      label: format(value),
      count: counted ? 0 : undefined,
    }));
  return [...options, ...missing];
}
