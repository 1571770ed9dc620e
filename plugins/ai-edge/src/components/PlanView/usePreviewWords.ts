import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useMemo } from 'react';
import { useAiEdgeTranslation } from '../../translation';

/** A plan in words. */
export function usePreviewWords() {
  const t = useAiEdgeTranslation();
  return useMemo(() => {
    const sites = ({ sites: { count } }: Preview) =>
      t('preview.sites', { count });
    const files = (preview: Preview) =>
      t('preview.files', { count: preview.files.length });
    return {
      sites,
      files,
      summary: (preview: Preview, gitops: string) =>
        t('preview.summary', {
          sites: sites(preview),
          files: files(preview),
          gitops,
          branch: preview.base.branch,
        }),
    };
  }, [t]);
}
