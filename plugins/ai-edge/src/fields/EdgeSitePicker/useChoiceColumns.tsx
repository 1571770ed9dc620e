import { Cell, CellText } from '@backstage/ui';
import { useMemo } from 'react';
import { NotKnown } from '../../components/Count';
import type { FleetColumn } from '../../components/FleetTable';
import {
  AvailabilityLabel,
  platformText,
  type SiteTableRow,
} from '../../components/SitesPage';
import { useAiEdgeTranslation } from '../../translation';

/** What a person needs to know of a site to choose it. */
export function useChoiceColumns(): FleetColumn<SiteTableRow>[] {
  const t = useAiEdgeTranslation();
  return useMemo(() => {
    const text = (
      id: 'clusterSet' | 'region' | 'platform' | 'accelerator',
      priority: number,
      read: (site: SiteTableRow) => string | undefined,
    ): FleetColumn<SiteTableRow> => ({
      id,
      label: t(`fields.${id}`),
      minWidth: 150,
      priority,
      cell: site => {
        const value = read(site);
        return value ? (
          <CellText title={value} />
        ) : (
          <Cell>
            <NotKnown reason={t('unknown.noValue')} />
          </Cell>
        );
      },
    });
    return [
      {
        id: 'name',
        label: t('fields.site'),
        isRowHeader: true,
        isFlexible: true,
        minWidth: 180,
        priority: 1,
        cell: site => <CellText title={site.ref.name} />,
      },
      {
        id: 'availability',
        label: t('fields.availability'),
        minWidth: 160,
        priority: 2,
        cell: site => (
          <Cell>
            <AvailabilityLabel site={site} />
          </Cell>
        ),
      },
      text('clusterSet', 3, site => site.clusterSet),
      text('region', 4, site => site.region),
      text(
        'accelerator',
        5,
        ({ capacity }) =>
          capacity?.accelerators
            .map(({ resource, count }) => `${count} × ${resource}`)
            .join(', ') ||
          (capacity && t('site.noAccelerators')),
      ),
      text('platform', 6, platformText),
    ];
  }, [t]);
}
