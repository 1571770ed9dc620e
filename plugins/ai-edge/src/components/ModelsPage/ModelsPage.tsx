import {
  deploymentReadPermission,
  type MatrixRow,
  type ModelMatrixQuery,
  type ModelOrderField,
  type SiteGroup,
  type SiteGroupBy,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { Alert, Box, FullPage, VisuallyHidden } from '@backstage/ui';
import { useCallback, useMemo, useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetData } from '../../hooks/useFleetData';
import { useHeldRows } from '../../hooks/useHeldRows';
import { siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { ListNotices, usePagination } from '../FleetListPage';
import { SourceAlerts } from '../SourceAlerts';
import { ErrorPanel } from '../StatePanel';
import { VersionMatrix } from '../VersionMatrix';
import { EmptyMatrix } from './EmptyMatrix';
import { MatrixToolbar } from './MatrixToolbar';
import styles from './ModelsPage.module.css';
import { PAGE_SIZES, useMatrixState, type MatrixState } from './useMatrixState';

const SKELETON_AFTER_MS = 200;
/** What is not among them is counted together. */
const GROUPS = 24;
/** Sites of one group: as many as there may be at once. */
const SITES = 50;

function queryOf({ q, sort, grouping }: MatrixState): ModelMatrixQuery {
  const { groupBy, expand } = grouping;
  return {
    groupBy: groupBy as SiteGroupBy,
    ...(expand !== undefined && { expand }),
    groups: expand === undefined ? GROUPS : SITES,
    orderBy: { ...sort, field: sort.field as ModelOrderField },
    q: q || undefined,
  };
}

const toRow = (row: MatrixRow) => ({ ...row, id: row.model });

/** Which sites run which version of which model. */
export function ModelsPage() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const [state, actions] = useMatrixState();
  const [csvError, setCsvError] = useState<Error>();
  const [isHeld, setIsHeld] = useState(false);
  const { limit, cursor } = state;
  const query = useMemo(() => queryOf(state), [state]);
  const key = JSON.stringify({ ...query, limit, cursor });
  const read = useFleetData(
    key,
    signal => api.getModelMatrix({ ...query, limit, cursor }, { signal }),
    ['deployment', 'site', 'source', 'proposal'],
  );
  const { data, error, isLoading, isStale, reload } = read;
  const fresh = useMemo(() => data?.items.map(toRow), [data]);
  const held = useHeldRows(
    fresh,
    isHeld || state.cell !== undefined,
    isStale ? '' : key,
  );
  const showsSkeleton = useDelayed(isLoading, SKELETON_AFTER_MS);
  const pagination = usePagination(data, state, actions, PAGE_SIZES);
  const siteLink = useRouteRef(siteRouteRef);
  const { searchOf } = actions;
  const isExpanded = state.grouping.expand !== undefined;
  const hrefOf = useCallback(
    ({ kind, value = '', site }: SiteGroup) => {
      if (site) return siteLink(site);
      return !isExpanded && (kind === 'value' || kind === 'none')
        ? searchOf(value)
        : undefined;
    },
    [isExpanded, searchOf, siteLink],
  );

  return (
    <FullPage className={styles.page}>
      <VisuallyHidden>
        <h2>{t('tabs.models')}</h2>
      </VisuallyHidden>
      <Box bg="neutral" className={styles.card}>
        <MatrixToolbar
          state={state}
          actions={actions}
          query={query}
          matrix={data}
          onCsvError={setCsvError}
        />
        {data && (
          <SourceAlerts sources={data.sources} complete={data.complete} />
        )}
        {csvError && (
          <div role="alert">
            <Alert status="warning" icon title={csvError.message} />
          </div>
        )}
        <ListNotices
          hasRows={data !== undefined}
          asOf={data?.asOf}
          error={data ? error : undefined}
          countsError={undefined}
          changed={held.changed}
          onShow={held.show}
          onRetry={reload}
        />
        {error && !data ? (
          <ErrorPanel
            error={error}
            things={t('things.models')}
            Things={t('things.Models')}
            permission={deploymentReadPermission.name}
            onRetry={reload}
          />
        ) : (
          (data || showsSkeleton) && (
            <VersionMatrix
              matrix={data}
              rows={held.rows}
              gone={held.gone}
              isPending={isLoading}
              isStale={isStale}
              view={state.view}
              grouping={state.grouping}
              firstGroup={state.firstGroup}
              onFirstGroup={actions.setFirstGroup}
              cell={state.cell}
              onCell={actions.setCell}
              sort={state.sort}
              onSort={actions.setSort}
              pagination={pagination}
              hrefOf={hrefOf}
              onHeldChange={setIsHeld}
              emptyState={
                data && (
                  <EmptyMatrix
                    isFiltered={state.q !== ''}
                    onClear={actions.clear}
                  />
                )
              }
            />
          )
        )}
      </Box>
      <VisuallyHidden role="status">
        {showsSkeleton && t('panel.loading', { things: t('things.models') })}
      </VisuallyHidden>
    </FullPage>
  );
}
