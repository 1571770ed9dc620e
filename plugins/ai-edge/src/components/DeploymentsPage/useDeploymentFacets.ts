import { useMemo } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import type { Facet } from '../FacetBar';

/** What deployments are filtered by. */
export function useDeploymentFacets(): Facet[] {
  const t = useAiEdgeTranslation();
  return useMemo(
    () => [
      { field: 'model', label: t('fields.model'), isPrimary: true },
      { field: 'version', label: t('fields.version'), isPrimary: true },
      {
        field: 'state',
        label: t('fields.state'),
        isPrimary: true,
        format: value => t(`state.${value}` as 'state.unknown'),
      },
      {
        field: 'standing',
        label: t('fields.standing'),
        isPrimary: true,
        format: value => t(`standing.${value}` as 'standing.unknown'),
      },
      {
        field: 'availability',
        label: t('fields.availability'),
        format: value => t(`availability.${value}` as 'availability.unknown'),
      },
      ...(
        [
          'clusterSet',
          'region',
          'product',
          'site',
          'runtime',
          'mode',
          'namespace',
          'hub',
          'ring',
          'owner',
        ] as const
      ).map(field => ({ field, label: t(`fields.${field}`) })),
    ],
    [t],
  );
}
