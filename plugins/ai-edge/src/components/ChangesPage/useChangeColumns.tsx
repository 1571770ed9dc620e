import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Cell, CellText } from '@backstage/ui';
import { useMemo } from 'react';
import { changeRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Count, NotKnown } from '../Count';
import type { FleetColumn } from '../FleetTable';
import { StatusLabel } from '../StatusLabel';
import { modelsOf } from './changeFields';
import type { ChangeRow } from './changeRow';
import { ChecksLabel } from './ChecksLabel';
import { useWhatWord } from './useWhatWord';

type Column = FleetColumn<ChangeRow>;

/** The columns of the list of changes. */
export function useChangeColumns(): Column[] {
  const t = useAiEdgeTranslation();
  const link = useRouteRef(changeRouteRef);
  const what = useWhatWord();
  return useMemo(() => {
    const text =
      (reason: string, read: (row: Proposal) => string | undefined) =>
      (row: ChangeRow) => {
        const value = read(row);
        return value ? (
          <CellText title={value} />
        ) : (
          <Cell>
            <NotKnown reason={reason} />
          </Cell>
        );
      };
    const columns: Column[] = [
      {
        id: 'title',
        label: t('fields.title'),
        isRowHeader: true,
        isSortable: true,
        isDefault: true,
        isFlexible: true,
        minWidth: 260,
        priority: 1,
        cell: row => (
          <CellText
            title={t('change.title', { number: row.number, title: row.title })}
            href={link({ gitops: row.gitops, number: String(row.number) })}
          />
        ),
      },
      {
        id: 'what',
        label: t('fields.what'),
        isDefault: true,
        minWidth: 100,
        priority: 6,
        cell: row => <CellText title={what(row.intent)} />,
      },
      {
        id: 'model',
        label: t('fields.model'),
        isDefault: true,
        minWidth: 150,
        priority: 4,
        cell: text(
          t('changes.noModel'),
          row => modelsOf(row).join(', ') || undefined,
        ),
      },
      {
        id: 'sites',
        label: t('fields.sites'),
        isSortable: true,
        isDefault: true,
        minWidth: 90,
        priority: 5,
        cell: row => (
          <Cell>
            <Count
              value={row.impact?.sites}
              asOf={row.updatedAt ?? row.createdAt}
              isTimeless
              reason={t('changes.notComputed')}
            />
          </Cell>
        ),
      },
      {
        id: 'checks',
        label: t('fields.checks'),
        isDefault: true,
        minWidth: 130,
        priority: 3,
        cell: row => (
          <Cell>
            <ChecksLabel change={row} />
          </Cell>
        ),
      },
      {
        id: 'state',
        label: t('fields.state'),
        isSortable: true,
        isDefault: true,
        minWidth: 120,
        priority: 2,
        cell: row => (
          <Cell>
            <StatusLabel
              kind="proposal"
              value={row.state}
              detail={row.draft ? t('changes.draft') : undefined}
            />
          </Cell>
        ),
      },
      {
        id: 'age',
        label: t('fields.age'),
        isSortable: true,
        isDefault: true,
        minWidth: 100,
        priority: 6,
        cell: row => (
          <Cell>
            <AsOf asOf={row.createdAt} />
          </Cell>
        ),
      },
      {
        id: 'repository',
        label: t('fields.repository'),
        isDefault: true,
        minWidth: 110,
        priority: 7,
        cell: row => <CellText title={row.gitops} />,
      },
      {
        id: 'author',
        label: t('fields.author'),
        minWidth: 120,
        priority: 8,
        cell: text(t('changes.noAuthor'), row => row.author),
      },
      {
        id: 'mergeable',
        label: t('fields.mergeable'),
        minWidth: 150,
        priority: 8,
        cell: text(t('changes.mergeNotRead'), ({ mergeable }) => {
          if (mergeable === undefined) return undefined;
          return t(mergeable ? 'changes.mergeable' : 'changes.notMergeable');
        }),
      },
      {
        id: 'branch',
        label: t('fields.branch'),
        minWidth: 220,
        priority: 9,
        cell: row => <CellText title={row.branch} />,
      },
    ];
    return columns;
  }, [t, link, what]);
}
