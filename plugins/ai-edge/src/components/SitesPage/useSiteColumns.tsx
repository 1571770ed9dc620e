import { useRouteRef } from '@backstage/core-plugin-api';
import { Cell, CellText } from '@backstage/ui';
import { useMemo } from 'react';
import { siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import type { FleetColumn } from '../FleetTable';
import { AvailabilityLabel } from './AvailabilityLabel';
import { ContactCell } from './ContactCell';
import { ReadyCell } from './ReadyCell';
import { platformText, type SiteTableRow } from './siteRow';

type Column = FleetColumn<SiteTableRow>;

/** The columns of the sites table: seven shown, the others by choice. */
export function useSiteColumns(): Column[] {
  const t = useAiEdgeTranslation();
  const siteLink = useRouteRef(siteRouteRef);
  return useMemo(() => {
    const text =
      (read: (site: SiteTableRow) => string | undefined): Column['cell'] =>
      site => {
        const value = read(site);
        return value ? (
          <CellText title={value} />
        ) : (
          <Cell>
            <NotKnown reason={t('unknown.noValue')} />
          </Cell>
        );
      };
    const optional = (
      id: 'hub' | 'product' | 'productVersion' | 'topology' | 'arch' | 'owner',
      read: (site: SiteTableRow) => string | undefined,
      minWidth = 130,
    ): Column => ({
      id,
      label: t(`fields.${id}`),
      isSortable: id !== 'topology',
      minWidth,
      priority: 8,
      cell: text(read),
    });
    return [
      {
        id: 'name',
        label: t('fields.site'),
        isRowHeader: true,
        isSortable: true,
        isDefault: true,
        isFlexible: true,
        minWidth: 200,
        priority: 1,
        cell: site => (
          <CellText
            title={site.displayName ?? site.ref.name}
            href={siteLink(site.ref)}
          />
        ),
      },
      {
        id: 'availability',
        label: t('fields.availability'),
        isSortable: true,
        isDefault: true,
        minWidth: 210,
        priority: 2,
        cell: site => (
          <Cell>
            <AvailabilityLabel site={site} />
          </Cell>
        ),
      },
      {
        id: 'contact',
        label: t('fields.contact'),
        isDefault: true,
        minWidth: 120,
        priority: 3,
        cell: site => (
          <Cell>
            <ContactCell site={site} />
          </Cell>
        ),
      },
      {
        id: 'ready',
        label: t('fields.ready'),
        isDefault: true,
        minWidth: 130,
        priority: 4,
        cell: site => (
          <Cell>
            <ReadyCell site={site} />
          </Cell>
        ),
      },
      {
        id: 'clusterSet',
        label: t('fields.clusterSet'),
        isSortable: true,
        isDefault: true,
        minWidth: 140,
        priority: 6,
        cell: text(site => site.clusterSet),
      },
      {
        id: 'region',
        label: t('fields.region'),
        isSortable: true,
        isDefault: true,
        minWidth: 120,
        priority: 7,
        cell: text(site => site.region),
      },
      {
        id: 'platform',
        label: t('fields.platform'),
        isSortable: true,
        isDefault: true,
        minWidth: 170,
        priority: 5,
        cell: text(platformText),
      },
      optional('hub', site => site.ref.hub),
      optional('product', site => site.product),
      optional('productVersion', site => site.productVersion, 170),
      optional('topology', site => site.topology, 150),
      optional('arch', site => site.arch),
      optional('owner', site => site.owner, 180),
      {
        id: 'policies',
        label: t('fields.policies'),
        minWidth: 150,
        priority: 8,
        cell: text(({ policies }) => {
          if (!policies) return undefined;
          const { compliant, nonCompliant, pending } = policies;
          return nonCompliant > 0
            ? t('policies.violated', {
                n: nonCompliant,
                total: compliant + nonCompliant + pending,
              })
            : t('policies.ok', { n: compliant });
        }),
      },
      {
        id: 'labels',
        label: t('fields.labels'),
        minWidth: 240,
        priority: 9,
        cell: text(({ labels }) =>
          Object.entries(labels)
            .map(([key, value]) => `${key}=${value}`)
            .join(', '),
        ),
      },
    ];
  }, [t, siteLink]);
}
