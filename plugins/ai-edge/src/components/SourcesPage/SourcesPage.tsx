import { sourceReadPermission } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { Container, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { RiPlugLine } from '@remixicon/react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { useAiEdgeTranslation } from '../../translation';
import { ErrorPanel, explainError, StatePanel } from '../StatePanel';
import { RepositoryTable } from './RepositoryTable';
import { SourceTable } from './SourceTable';
import styles from './SourcesPage.module.css';

/** What each source last said of itself, and which GitOps repositories are configured. */
export function SourcesPage() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const sources = useFleetData(
    'sources',
    signal => api.getSources({ signal }),
    ['source'],
  );
  const showsSkeleton = useDelayed(sources.isLoading, 200);
  const { data, error, reload } = sources;
  return (
    <Container className={styles.page}>
      <VisuallyHidden>
        <h2>{t('sources.title')}</h2>
      </VisuallyHidden>
      {error && !data && (
        <ErrorPanel
          error={error}
          things={t('things.sources')}
          Things={t('things.Sources')}
          permission={sourceReadPermission.name}
          onRetry={reload}
        />
      )}
      {showsSkeleton && <Skeleton width="100%" height={180} />}
      {data && (
        <Flex direction="column" gap="4">
          {error && (
            <div role="alert">
              {t('panel.error', {
                Things: t('things.Sources'),
                message: explainError(error).message,
              })}
            </div>
          )}
          {data.items.length > 0 ? (
            <SourceTable sources={data.items} />
          ) : (
            <StatePanel icon={RiPlugLine}>{t('empty.sources')}</StatePanel>
          )}
          <RepositoryTable repositories={data.gitops} />
        </Flex>
      )}
    </Container>
  );
}
