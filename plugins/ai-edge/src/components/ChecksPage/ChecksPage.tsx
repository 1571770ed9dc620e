import { sourceReadPermission } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { Container, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { RiFilterOffLine, RiPlugLine } from '@remixicon/react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { useAiEdgeTranslation } from '../../translation';
import { RepositoryTable, SourceSections } from '../Sources';
import { ErrorPanel, StatePanel, StoppedAlert } from '../StatePanel';
import { ChecksBar } from './ChecksBar';
import styles from './ChecksPage.module.css';
import { FindingSections } from './FindingSections';
import { isOfSource } from './groupFindings';
import { useChecksUrl } from './useChecksUrl';

/** Whether the estate is wired right: what each source last said, then what else was found. */
export function ChecksPage() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const url = useChecksUrl();
  const { data, error, isLoading, reload } = useFleetData(
    'checks',
    async signal => {
      const [sources, checks] = await Promise.all([
        api.getSources({ signal }),
        api.getChecks({}, { signal }),
      ]);
      return { ...checks, sources };
    },
    ['source', 'site'],
  );
  const showsSkeleton = useDelayed(isLoading, 200);

  const shown = data?.items.filter(
    ({ scope, state }) =>
      (!url.scope || scope === url.scope) &&
      (url.states.length === 0 || url.states.includes(state)),
  );
  const told = new Set(
    shown?.filter(isOfSource).map(({ id }) => id.replace(/^source:/, '')),
  );
  const findings = shown?.filter(finding => !isOfSource(finding)) ?? [];
  const isFiltered = Boolean(url.scope) || url.states.length > 0;
  const sources =
    data?.sources.items.filter(({ id }) => !isFiltered || told.has(id)) ?? [];

  return (
    <Container className={styles.page}>
      <VisuallyHidden>
        <h2>{t('checks.title')}</h2>
      </VisuallyHidden>
      {error && !data && (
        <ErrorPanel
          error={error}
          things={t('things.checks')}
          Things={t('things.Checks')}
          permission={sourceReadPermission.name}
          onRetry={reload}
        />
      )}
      {showsSkeleton && <Skeleton width="100%" height={180} />}
      {data && (
        <Flex direction="column" gap="4">
          {error && (
            <StoppedAlert
              error={error}
              asOf={data.asOf}
              detail={t('panel.stoppedFacts')}
              onRetry={reload}
            />
          )}
          <ChecksBar url={url} findings={data.items} asOf={data.asOf} />
          {data.sources.items.length === 0 && (
            <StatePanel icon={RiPlugLine}>{t('empty.sources')}</StatePanel>
          )}
          <SourceSections sources={sources} />
          <FindingSections findings={findings} checkedAt={data.asOf} />
          {isFiltered && shown?.length === 0 && (
            <StatePanel icon={RiFilterOffLine}>
              {t('checks.noneMatch')}
            </StatePanel>
          )}
          {!isFiltered && (
            <RepositoryTable repositories={data.sources.gitops} />
          )}
        </Flex>
      )}
    </Container>
  );
}
