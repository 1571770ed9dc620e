import type {
  ListResponse,
  Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Box, FullPage, VisuallyHidden } from '@backstage/ui';
import { useMemo, useState, type ReactNode } from 'react';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetQuery, type FleetList } from '../../hooks/useFleetQuery';
import { useHeldRows } from '../../hooks/useHeldRows';
import { useUrlState, type Sort, type UrlState } from '../../hooks/useUrlState';
import { useAiEdgeTranslation } from '../../translation';
import { FacetBar, type Facet } from '../FacetBar';
import {
  chooseColumns,
  ColumnsMenu,
  FleetTable,
  type FleetColumn,
} from '../FleetTable';
import {
  silentHubsOf,
  SourceAlerts,
  useSitesOfHubs,
  type SilentHubs,
} from '../SourceAlerts';
import { ErrorPanel } from '../StatePanel';
import styles from './FleetListPage.module.css';
import { ListEmptyState } from './ListEmptyState';
import { ListNotices } from './ListNotices';
import { ListTotals } from './ListTotals';
import type { ListWords } from './listWords';
import { StandbyNote } from './StandbyNote';
import { usePagination } from './usePagination';

/** What makes a list page this list. */
export interface FleetListPageProps<
  TItem,
  TField extends string,
  TRow extends { id: string },
> {
  words: ListWords;
  permission: string;
  source: FleetList<TItem, TField>;
  fields: readonly TField[];
  defaultSort: Sort;
  facets: Facet[];
  columns: FleetColumn<TRow>[];
  /** The hubs that do not answer now make their rows as last seen. */
  toRow: (item: TItem, silentHubs: SilentHubs) => TRow;
  getHref: (row: TRow) => string;
  /** What is said when there is nothing at all. */
  renderEmpty: (response: ListResponse<TItem>) => ReactNode;
  /** Filters with which an empty list says `renderEmpty` all the same, such as those it starts with. */
  isUnfiltered?: (state: UrlState) => boolean;
  /** A quiet line under the toolbar, about the counts of the present filters. */
  renderNote?: (counted: Summary) => ReactNode;
}

const PAGE_SIZES = [50, 100];
const SKELETON_AFTER_MS = 200;

/** A list of the fleet: toolbar, banners, table. Loading, empty, error and forbidden are different things. */
export function FleetListPage<
  TItem,
  TField extends string,
  TRow extends { id: string },
>(props: FleetListPageProps<TItem, TField, TRow>) {
  const { words, source, facets, columns, toRow, permission } = props;
  const t = useAiEdgeTranslation();
  const [state, actions] = useUrlState({
    fields: props.fields,
    defaultSort: props.defaultSort,
    pageSizes: PAGE_SIZES,
  });
  const query = useFleetQuery(source, state);
  const { data, error, isLoading, isStale, reload } = query.page;
  const [isHeld, setIsHeld] = useState(false);
  const fresh = useMemo(() => {
    const silentHubs = silentHubsOf(data?.sources ?? []);
    return data?.items.map(item => toRow(item, silentHubs));
  }, [data, toRow]);
  const held = useHeldRows(fresh, isHeld, isStale ? '' : query.key);
  const showsSkeleton = useDelayed(isLoading, SKELETON_AFTER_MS);
  const pagination = usePagination(data, state, actions, PAGE_SIZES);
  const shown = useMemo(
    () => chooseColumns(columns, state.columns),
    [columns, state.columns],
  );
  const sitesOfHub = useSitesOfHubs(
    words === 'sites' ? data?.sources : undefined,
    data?.complete,
  );
  const counted =
    isStale || query.facets.isStale ? undefined : query.facets.data;

  return (
    <FullPage className={styles.page}>
      <VisuallyHidden>
        <h2>{t(`tabs.${words}`)}</h2>
      </VisuallyHidden>
      <Box bg="neutral" className={styles.card}>
        <FacetBar
          search={{
            label: t(`search.${words}Label`),
            placeholder: t(`search.${words}`),
          }}
          q={state.q}
          filters={state.filters}
          facets={facets}
          summary={query.facets.data}
          onSearch={actions.setSearch}
          onFilter={actions.setFilter}
          onClear={actions.clear}
          hasShortcut
          actions={
            <ColumnsMenu
              columns={columns}
              shown={shown.map(({ id }) => id)}
              onChange={actions.setColumns}
            />
          }
          totals={
            data && (
              <ListTotals
                words={words}
                count={counted?.totalItems ?? data.totalItems}
                total={query.overall?.totalItems}
                isFiltered={query.isFiltered}
                asOf={data.asOf}
                complete={data.complete}
              />
            )
          }
        />
        {data && (
          <SourceAlerts
            sources={data.sources}
            complete={data.complete}
            sitesOfHub={sitesOfHub}
          />
        )}
        {data && words !== 'changes' && (
          <StandbyNote
            words={words}
            page={data}
            counted={counted}
            overall={query.overall}
          />
        )}
        {counted && props.renderNote?.(counted)}
        <ListNotices
          hasRows={data !== undefined}
          asOf={data?.asOf}
          error={data ? error : undefined}
          countsError={query.facets.error}
          changed={held.changed}
          onShow={held.show}
          onRetry={reload}
        />
        {error && !data ? (
          <ErrorPanel
            error={error}
            things={t(`things.${words}`)}
            Things={t(`tabs.${words}`)}
            permission={permission}
            onRetry={reload}
          />
        ) : (
          (data || showsSkeleton) && (
            <FleetTable<TRow>
              label={t(`tabs.${words}`)}
              columns={shown}
              rows={held.rows}
              gone={held.gone}
              isPending={isLoading}
              isStale={isStale}
              sort={state.sort}
              onSort={actions.setSort}
              pagination={pagination}
              getHref={props.getHref}
              onHeldChange={setIsHeld}
              emptyState={
                data && (
                  <ListEmptyState
                    words={words}
                    isFiltered={
                      query.isFiltered && !props.isUnfiltered?.(state)
                    }
                    onClear={actions.clear}
                  >
                    {props.renderEmpty(data)}
                  </ListEmptyState>
                )
              }
            />
          )
        )}
      </Box>
      <VisuallyHidden role="status">
        {showsSkeleton && t('panel.loading', { things: t(`things.${words}`) })}
      </VisuallyHidden>
    </FullPage>
  );
}
