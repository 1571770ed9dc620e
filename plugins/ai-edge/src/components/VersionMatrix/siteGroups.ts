import {
  deploymentListFields,
  type SiteGroup,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation/useAiEdgeTranslation';

/** Sites as the matrix is asked to group them. */
export interface Grouping {
  groupBy: string;
  /** The value of the group whose sites are the columns; empty: the one without a value. */
  expand?: string;
}

/** Names a group while its place among the others changes. */
export function groupId(group: SiteGroup): string {
  const { kind, value = '', site } = group;
  if (kind === 'site') return `site:${site?.hub}/${site?.name}`;
  return kind === 'value' ? `value:${value}` : kind;
}

/** What sites are grouped by, in words. */
export function groupByText(t: Translate, groupBy: string): string {
  const [, key] = /^label:(.*)$/.exec(groupBy) ?? [];
  if (key !== undefined) return t('models.label', { key });
  return t(`fields.${groupBy}` as 'fields.clusterSet').toLocaleLowerCase();
}

/** What a group is called. */
export function groupText(
  t: Translate,
  groupBy: string,
  { kind, value = '', site, groups = 0 }: SiteGroup,
): string {
  if (kind === 'site') return site?.name ?? '';
  if (kind === 'other') return t('models.other', { n: groups });
  if (kind === 'none') return t('models.none');
  return groupBy === 'availability'
    ? t(`availability.${value}` as 'availability.unknown')
    : value;
}

/** All that the matrix counts: every site, or those of one group. */
export function allText(t: Translate, { groupBy, expand }: Grouping): string {
  if (expand === undefined) return t('models.all');
  const kind = expand === '' ? 'none' : 'value';
  return groupText(t, groupBy, { kind, value: expand, sites: 0, silent: 0 });
}

/** The head of the column that counts them: its group is said above. */
export function allHead(t: Translate, { expand }: Grouping): string {
  return expand === undefined ? t('models.all') : t('models.allOfIt');
}

/** What a cell is about: a model in a group, or in all that is counted. */
export function whereText(
  t: Translate,
  grouping: Grouping,
  model: string,
  group?: SiteGroup,
): string {
  if (!group && grouping.expand === undefined) {
    return t('cell.everywhere', { model });
  }
  const text = group
    ? groupText(t, grouping.groupBy, group)
    : allText(t, grouping);
  return t('cell.in', { model, group: text });
}

type Filter = Record<string, string[]>;

function valueFilter(groupBy: string, value: string): Filter | undefined {
  const field = deploymentListFields.find(name => name === groupBy);
  return field && value ? { [field]: [value] } : undefined;
}

/**
 * The filter of the deployments list that leaves a group's sites, or all that are shown without one. Nothing where the
 * list has no such filter.
 */
export function groupFilter(
  { groupBy, expand }: Grouping,
  group: SiteGroup | undefined,
): Filter | undefined {
  const around = expand === undefined ? {} : valueFilter(groupBy, expand);
  if (!group) return around;
  if (group.kind === 'site' && group.site) {
    const { hub, name } = group.site;
    // Sites are grouped by what they are; only a ring is one of the deployment.
    const ring = groupBy === 'ring' ? around : {};
    return ring && { ...ring, hub: [hub], site: [name] };
  }
  return group.kind === 'value'
    ? valueFilter(groupBy, group.value ?? '')
    : undefined;
}
