import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useMemo } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import type { Facet } from '../FacetBar';
import { useWhatWord } from './useWhatWord';

type ChecksState = NonNullable<Proposal['checks']>['state'];

/** The filters of the list of changes. */
export function useChangeFacets(): Facet[] {
  const t = useAiEdgeTranslation();
  const what = useWhatWord();
  return useMemo(
    () => [
      {
        field: 'state',
        label: t('fields.state'),
        isPrimary: true,
        format: value => t(`proposal.${value as Proposal['state']}`),
      },
      {
        field: 'what',
        label: t('fields.what'),
        isPrimary: true,
        format: what,
      },
      { field: 'model', label: t('fields.model'), isPrimary: true },
      { field: 'repository', label: t('fields.repository'), isPrimary: true },
      {
        field: 'checks',
        label: t('fields.checks'),
        format: value => t(`proposalChecks.${value as ChecksState}`),
      },
      { field: 'author', label: t('fields.author') },
    ],
    [t, what],
  );
}
