import type { TreeImpact } from './treeImpact';

function many(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/**
 * How far a change reaches, in one line: `1 line, 512 sites, +0/-0 Applications`. A small diff must not hide it.
 *
 * @public
 */
export function impactText(lines: number, impact: TreeImpact): string {
  const { sites, applications, placements } = impact;
  const reached = new Set(sites.map(({ hub, name }) => `${hub}/${name}`)).size;
  return [
    many(lines, 'line'),
    // A site counts once, however many models change on it.
    many(reached, 'site'),
    ...(placements.length > 0
      ? [`${many(placements.length, 'model')} chosen by placement`]
      : []),
    `+${applications.added}/-${applications.removed} Applications`,
  ].join(', ');
}
