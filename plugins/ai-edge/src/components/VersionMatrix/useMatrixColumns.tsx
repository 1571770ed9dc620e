import type {
  MatrixRow,
  SiteGroup,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Cell, Column, Link } from '@backstage/ui';
import { useMemo } from 'react';
import { modelRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import type { FleetColumn } from '../FleetTable';
import { MatrixCell } from './MatrixCell';
import {
  allHead,
  groupId,
  groupText,
  whereText,
  type Grouping,
} from './siteGroups';
import { ALL_WIDTH, groupWidth, MODEL_WIDTH } from './useGroupPage';
import styles from './VersionMatrix.module.css';
import type { CellCounts } from './versionShares';

export type MatrixTableRow = MatrixRow & { id: string };

/** A group with its place in the cells of the answer. */
export interface ShownGroup {
  group: SiteGroup;
  index: number;
}

/** Names a cell while rows and groups come and go. */
export function cellId(model: string, group: SiteGroup | undefined): string {
  return JSON.stringify([model, group ? groupId(group) : 'all']);
}

/** The head of a group: its name, and a way to its sites where it has some of its own. */
export function groupHead(
  id: string,
  text: string,
  href: string | undefined,
  width: number,
  title: string,
) {
  return (
    <Column id={id} width="1fr" minWidth={width}>
      {href ? (
        <Link href={href} className={styles.head} title={title}>
          {text}
        </Link>
      ) : (
        <span className={styles.head} title={text}>
          {text}
        </span>
      )}
    </Column>
  );
}

/** The columns of the matrix: the model, all sites, and the groups of this page. */
export function useMatrixColumns(options: {
  groups: ShownGroup[];
  grouping: Grouping;
  /** Where a group's sites are the columns. */
  hrefOf: (group: SiteGroup) => string | undefined;
  onOpen: (cell: string) => void;
}): FleetColumn<MatrixTableRow>[] {
  const { groups, grouping, hrefOf, onOpen } = options;
  const t = useAiEdgeTranslation();
  const modelLink = useRouteRef(modelRouteRef);
  return useMemo(() => {
    const second = ({ versions, latest, notOnLatest = 0 }: MatrixRow) => {
      if (versions.length === 0) return t('models.noVersion');
      if (latest === undefined) return t('models.noLatest');
      return notOnLatest > 0
        ? t('models.notOnLatest', { version: latest, n: notOnLatest })
        : t('models.latestLine', { version: latest });
    };
    const cell = (
      row: MatrixRow,
      counts: CellCounts | undefined,
      where: string,
      group?: SiteGroup,
    ) => (
      <Cell className={styles.tight}>
        <MatrixCell
          id={cellId(row.model, group)}
          row={row}
          cell={counts}
          where={where}
          isSite={group?.kind === 'site'}
          onOpen={onOpen}
        />
      </Cell>
    );
    return [
      {
        id: 'name',
        label: t('fields.model'),
        isRowHeader: true,
        isSortable: true,
        isFlexible: true,
        minWidth: MODEL_WIDTH,
        priority: 1,
        cell: row => (
          <Cell className={styles.tight} textValue={row.model}>
            <span className={styles.model}>
              <Link href={modelLink({ name: row.model })} title={row.model}>
                {row.model}
              </Link>
              <span className={styles.latest} title={second(row)}>
                {second(row)}
              </span>
            </span>
          </Cell>
        ),
      },
      {
        id: 'sites',
        label: allHead(t, grouping),
        isSortable: true,
        minWidth: ALL_WIDTH,
        priority: 2,
        cell: row => cell(row, row.total, whereText(t, grouping, row.model)),
      },
      ...groups.map(({ group, index }, place): FleetColumn<MatrixTableRow> => {
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
          priority: 3 + place,
          cell: row =>
            cell(
              row,
              row.cells.find(one => one.group === index),
              whereText(t, grouping, row.model, group),
              group,
            ),
        };
      }),
    ];
  }, [t, modelLink, groups, grouping, hrefOf, onOpen]);
}
