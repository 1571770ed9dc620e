import type { CheckedImpact } from './CheckReport';

/** Names that fit onto a screen. */
const MOST_NAMES = 20;

/** What a change reaches, the sum first. */
export function impactLines(impact: CheckedImpact | undefined): string[] {
  if (!impact) return [];
  if ('unknown' in impact) {
    return [`Impact: not known, the layout cannot read it: ${impact.unknown}`];
  }
  const { text, reach } = impact;
  const names = [
    ...new Set(reach.sites.map(({ hub, name }) => `${hub}/${name}`)),
  ];
  const rest = names.length - MOST_NAMES;
  return [
    `Impact: ${text}`,
    ...reach.rings.map(
      ({ model, ring, sites }) =>
        `  ${model}, ring ${ring}: ${sites} ${sites === 1 ? 'site' : 'sites'}`,
    ),
    ...reach.placements.map(
      ({ model, change }) =>
        `  ${model}: ${change} on the sites that its placement chooses, which only the hub knows`,
    ),
    ...(names.length > 0
      ? [
          `  sites: ${names.slice(0, MOST_NAMES).join(', ')}${
            rest > 0 ? ` and ${rest} more` : ''
          }`,
        ]
      : []),
  ];
}
