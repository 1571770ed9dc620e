import type { SiteGroup } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Cell, CellText, Link, VisuallyHidden } from '@backstage/ui';
import { useMemo } from 'react';
import { modelRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import type { FleetColumn } from '../FleetTable';
import { SILENT } from './cellFacts';
import {
  allHead,
  groupFilter,
  groupId,
  groupText,
  type Grouping,
} from './siteGroups';
import { useDeploymentsHref } from './useDeploymentsHref';
import {
  ALL_WIDTH,
  groupWidth,
  MODEL_WIDTH,
  VERSION_WIDTH,
} from './useGroupPage';
import { groupHead, type ShownGroup } from './useMatrixColumns';
import type { VersionLine } from './versionLines';
import type { CellCounts } from './versionShares';
import styles from './VersionMatrix.module.css';

function filterOf({
  kind,
  version = '',
}: VersionLine): Record<string, string[]> | undefined {
  if (kind === 'noVersion') return undefined;
  return kind === 'version'
    ? { version: [version], availability: ['available'] }
    : { availability: SILENT };
}

/** The columns of the table view: the same numbers, each a link to its deployments. */
export function useLineColumns(options: {
  groups: ShownGroup[];
  grouping: Grouping;
  hrefOf: (group: SiteGroup) => string | undefined;
}): FleetColumn<VersionLine>[] {
  const { groups, grouping, hrefOf } = options;
  const t = useAiEdgeTranslation();
  const modelLink = useRouteRef(modelRouteRef);
  const href = useDeploymentsHref();
  return useMemo(() => {
    const lineText = (line: VersionLine) => {
      const { kind, version = '', row } = line;
      if (kind === 'silent') return t('model.silent');
      if (kind === 'noVersion') return t('model.noVersion');
      return version === row.latest
        ? t('models.latestLine', { version })
        : version;
    };
    const number = (
      line: VersionLine,
      counts: CellCounts | undefined,
      group?: SiteGroup,
    ) => {
      const around = groupFilter(grouping, group);
      const own = filterOf(line);
      const text = counts && line.count(counts).toLocaleString();
      if (!counts) {
        return (
          <Cell>
            <span className={styles.dot} aria-hidden="true">
              ·
            </span>
            <VisuallyHidden>{t('cell.notHere')}</VisuallyHidden>
          </Cell>
        );
      }
      return (
        <Cell textValue={text}>
          {around && own && line.count(counts) > 0 ? (
            <Link href={href({ model: [line.row.model] }, around, own)}>
              {text}
            </Link>
          ) : (
            text
          )}
        </Cell>
      );
    };
    return [
      {
        id: 'name',
        label: t('fields.model'),
        isRowHeader: true,
        isSortable: true,
        isFlexible: true,
        minWidth: MODEL_WIDTH,
        priority: 1,
        cell: ({ row }) => (
          <CellText title={row.model} href={modelLink({ name: row.model })} />
        ),
      },
      {
        id: 'version',
        label: t('fields.version'),
        isRowHeader: true,
        minWidth: VERSION_WIDTH,
        priority: 2,
        cell: line => <CellText title={lineText(line)} />,
      },
      {
        id: 'sites',
        label: allHead(t, grouping),
        isSortable: true,
        minWidth: ALL_WIDTH,
        priority: 3,
        cell: line => number(line, line.row.total),
      },
      ...groups.map(({ group, index }, place): FleetColumn<VersionLine> => {
        const text = groupText(t, grouping.groupBy, group);
        const id = groupId(group);
        return {
          id,
          label: text,
          header: () =>
            groupHead(
              id,
              text,
              hrefOf(group),
              groupWidth(grouping),
              group.kind === 'site'
                ? text
                : t('models.openGroup', { group: text }),
            ),
          isFlexible: true,
          minWidth: groupWidth(grouping),
          priority: 4 + place,
          cell: line =>
            number(
              line,
              line.row.cells.find(one => one.group === index),
              group,
            ),
        };
      }),
    ];
  }, [t, modelLink, href, groups, grouping, hrefOf]);
}
