import {
  stringifySiteRef,
  type DeploymentRow,
  type ModelMatrixQuery,
  type SiteGroup,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteFields } from './fixtureFields';

/** Sites of the fixture in groups, the largest first, and the group of each deployment. */
export function fixtureGroups(
  sites: SiteRow[],
  { groupBy = 'clusterSet', groups: most = 12, expand }: ModelMatrixQuery,
) {
  const [field, key] = groupBy.split(/:(.*)/);
  const valueOf = (site: SiteRow) =>
    field === 'label' ? site.labels[key] : siteFields.values[field]?.(site)[0];
  const chosen =
    expand === undefined
      ? sites
      : sites.filter(site => (valueOf(site) ?? '') === expand);
  const members = new Map<string, SiteRow[]>();
  for (const site of chosen) {
    const name =
      expand === undefined ? valueOf(site) ?? '' : stringifySiteRef(site.ref);
    members.set(name, [...(members.get(name) ?? []), site]);
  }
  const sorted = [...members].sort(
    ([one, ones], [other, others]) =>
      Number(one === '') - Number(other === '') || others.length - ones.length,
  );
  const counts = (rows: SiteRow[]) => ({
    sites: rows.length,
    silent: rows.filter(
      ({ availability }) => availability.state !== 'available',
    ).length,
  });
  const groups = sorted.slice(0, most).map(([value, rows]): SiteGroup => {
    if (expand !== undefined) {
      return { kind: 'site', site: rows[0].ref, ...counts(rows) };
    }
    return value === ''
      ? { kind: 'none', ...counts(rows) }
      : { kind: 'value', value, ...counts(rows) };
  });
  const rest = sorted.slice(most);
  if (rest.length) {
    groups.push({
      kind: 'other',
      groups: rest.length,
      ...counts(rest.flatMap(([, rows]) => rows)),
    });
  }
  const groupOf = ({ ref }: DeploymentRow) =>
    Math.min(
      most,
      sorted.findIndex(([, rows]) =>
        rows.some(site => site.ref.name === ref.site),
      ),
    );
  return { groups, groupOf, chosen };
}
