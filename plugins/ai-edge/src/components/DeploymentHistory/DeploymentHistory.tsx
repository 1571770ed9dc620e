import {
  deploymentReadPermission,
  stringifyDeploymentRef,
  type DeploymentDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { Button, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useSearchParams } from 'react-router-dom';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Section } from '../Facts';
import { useProposalUrl } from '../ProposalDialog';
import { ErrorPanel, StatePanel, StoppedAlert } from '../StatePanel';
import styles from './DeploymentHistory.module.css';
import { HistoryTable } from './HistoryTable';
import { wayBackTo } from './wayBackTo';

const PAGE = 20;

/** What Git wanted of a deployment, and the way back to it. */
export function DeploymentHistory({
  deployment: { ref },
}: {
  deployment: Pick<DeploymentDetail, 'ref'>;
}) {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const [params, setParams] = useSearchParams();
  const proposalUrl = useProposalUrl();
  const cursor = params.get('cursor') ?? undefined;
  const { data, error, reload, isLoading, isStale } = useFleetData(
    `${stringifyDeploymentRef(ref)} ${cursor ?? ''}`,
    signal =>
      api.getDeploymentHistory(ref, { limit: PAGE, cursor }, { signal }),
    ['deployment', 'source'],
  );
  const showsSkeleton = useDelayed(isLoading || isStale, 200);
  const turn = (next: string | undefined) => {
    const changed = new URLSearchParams(params);
    if (next) changed.set('cursor', next);
    else changed.delete('cursor');
    setParams(changed);
  };

  if (error && !data) {
    return (
      <ErrorPanel
        error={error}
        things={t('things.theHistory')}
        Things={t('things.TheHistory')}
        permission={deploymentReadPermission.name}
        onRetry={reload}
      />
    );
  }
  if (!data || isStale) {
    return showsSkeleton ? (
      <>
        <VisuallyHidden role="status">
          {t('panel.loading', { things: t('things.theHistory') })}
        </VisuallyHidden>
        <Skeleton width="100%" height={180} />
      </>
    ) : null;
  }
  const { items, gitops, branch, complete, pageInfo, asOf } = data;
  if (!gitops) {
    return (
      <StatePanel icon={RiHistoryLine}>{t('history.notInGit')}</StatePanel>
    );
  }
  const now = items.find(({ activeTo, removed }) => !activeTo && !removed);
  const isLast = pageInfo.nextCursor === undefined;
  return (
    <>
      {error && (
        <StoppedAlert
          error={error}
          asOf={asOf}
          detail={t('panel.stoppedDetail')}
          onRetry={reload}
        />
      )}
      <Section title={t('history.title')}>
        {items.length > 0 ? (
          <HistoryTable
            items={items}
            onPropose={item =>
              proposalUrl.open('rollback', wayBackTo(item, now?.version))
            }
          />
        ) : (
          <Text as="p">
            {isLast && !cursor ? t('history.none') : t('history.shortPage')}
          </Text>
        )}
        <Flex align="center" gap="2" className={styles.foot}>
          {cursor && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => turn(undefined)}
            >
              {t('history.newest')}
            </Button>
          )}
          {!isLast && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => turn(pageInfo.nextCursor)}
            >
              {t('history.older')}
            </Button>
          )}
          <Text color="secondary" variant="body-small">
            {gitops}
            {isLast && !complete && branch
              ? `. ${t('history.incomplete', { branch })}`
              : ''}
            {asOf && (
              <>
                , {t('asOf.prefix')} <AsOf asOf={asOf} />
              </>
            )}
          </Text>
        </Flex>
      </Section>
    </>
  );
}
