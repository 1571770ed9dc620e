import type { ModelVersionDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation/useAiEdgeTranslation';
import { SILENT } from '../VersionMatrix';

/** One number of a version and the deployments that it is made of. */
export interface CountColumn {
  id: string;
  label: string;
  count(row: ModelVersionDetail): number;
  filter: Record<string, string[]>;
}

/** What is counted of each version. */
export function countColumns(t: Translate): CountColumn[] {
  return [
    {
      id: 'sites',
      label: t('model.sites'),
      count: ({ sites }) => sites,
      filter: {},
    },
    {
      id: 'ready',
      label: t('model.ready'),
      count: ({ ready }) => ready,
      filter: { state: ['ready'] },
    },
    {
      id: 'behind',
      label: t('model.behind'),
      count: ({ behind }) => behind,
      filter: { standing: ['behind'] },
    },
    {
      id: 'failed',
      label: t('model.failed'),
      count: ({ failed }) => failed,
      filter: { state: ['failed'] },
    },
    {
      id: 'silent',
      label: t('model.silent'),
      count: ({ stale }) => stale,
      filter: { availability: SILENT },
    },
  ];
}
