import { useMemo } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import type { Facet } from '../FacetBar';

/** What sites are filtered by. */
export function useSiteFacets(): Facet[] {
  const t = useAiEdgeTranslation();
  return useMemo(
    () => [
      {
        field: 'availability',
        label: t('fields.availability'),
        isPrimary: true,
        format: value => t(`availability.${value}` as 'availability.unknown'),
      },
      { field: 'clusterSet', label: t('fields.clusterSet'), isPrimary: true },
      { field: 'region', label: t('fields.region'), isPrimary: true },
      {
        field: 'kind',
        label: t('fields.kind'),
        format: value => t(`siteKind.${value}` as 'siteKind.cluster'),
      },
      {
        field: 'inventory',
        label: t('fields.inventory'),
        format: value => t(`inventory.${value}` as 'inventory.none'),
      },
      ...(
        [
          'hub',
          'platform',
          'product',
          'productVersion',
          'arch',
          'accelerator',
          'owner',
        ] as const
      ).map(field => ({ field, label: t(`fields.${field}`) })),
    ],
    [t],
  );
}
