import {
  siteReadPermission,
  stringifySiteRef,
  type SiteListField,
  type SiteRef,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { RiFilterOffLine } from '@remixicon/react';
import { useMemo } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { FacetBar } from '../../components/FacetBar';
import { usePagination } from '../../components/FleetListPage';
import { FleetTable } from '../../components/FleetTable';
import { toSiteTableRow, useSiteFacets } from '../../components/SitesPage';
import { silentHubsOf } from '../../components/SourceAlerts';
import { ErrorPanel, StatePanel } from '../../components/StatePanel';
import { useDelayed } from '../../hooks/useDelayed';
import { useFleetQuery, type FleetList } from '../../hooks/useFleetQuery';
import { useAiEdgeTranslation } from '../../translation';
import type { SiteQuery } from './selectionFilter';
import { useChoiceColumns } from './useChoiceColumns';
import { useChoiceState } from './useChoiceState';

export interface SiteChoiceTableProps {
  query: SiteQuery;
  onQuery: (query: SiteQuery) => void;
  /** Set where sites are ticked one by one. */
  chosen?: SiteRef[];
  onChosen?: (refs: SiteRef[]) => void;
}

const PAGE_SIZES = [50, 100];

/** Sites to choose from: the same facets as the sites page, over a smaller table. */
export function SiteChoiceTable(props: SiteChoiceTableProps) {
  const { query, onQuery, chosen, onChosen } = props;
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const facets = useSiteFacets();
  const columns = useChoiceColumns();
  const [state, actions] = useChoiceState(query, PAGE_SIZES);
  const source = useMemo<FleetList<SiteRow, SiteListField>>(
    () => ({
      kinds: ['site', 'source'],
      list: (request, options) => api.getSites(request, options),
      summary: (request, options) => api.getSitesSummary(request, options),
    }),
    [api],
  );
  const { page, facets: counts } = useFleetQuery(source, state);
  const rows = useMemo(() => {
    const silentHubs = silentHubsOf(page.data?.sources ?? []);
    return page.data?.items.map(item => toSiteTableRow(item, silentHubs));
  }, [page.data]);
  const pagination = usePagination(page.data, state, actions, PAGE_SIZES);
  const showsSkeleton = useDelayed(page.isLoading, 200);

  const selectedKeys = useMemo(
    () => new Set(chosen?.map(stringifySiteRef)),
    [chosen],
  );
  const onSelectionChange = (keys: 'all' | Iterable<string | number>) => {
    if (!rows || !chosen || !onChosen) return;
    const onPage = new Set(rows.map(({ id }) => id));
    const elsewhere = chosen.filter(ref => !onPage.has(stringifySiteRef(ref)));
    const ticked = keys === 'all' ? onPage : new Set([...keys].map(String));
    onChosen([
      ...elsewhere,
      ...rows.filter(({ id }) => ticked.has(id)).map(({ ref }) => ref),
    ]);
  };

  return (
    <>
      <FacetBar
        search={{ label: t('picker.search'), placeholder: t('search.sites') }}
        q={query.q}
        filters={query.filters}
        facets={facets}
        summary={counts.data}
        onSearch={q => onQuery({ ...query, q })}
        onFilter={(field, values) => {
          const { [field]: _, ...rest } = query.filters;
          onQuery({
            ...query,
            filters: values.length > 0 ? { ...rest, [field]: values } : rest,
          });
        }}
        onClear={() => onQuery({ q: '', filters: {} })}
      />
      {page.error && !page.data ? (
        <ErrorPanel
          error={page.error}
          things={t('things.sites')}
          Things={t('things.Sites')}
          permission={siteReadPermission.name}
          onRetry={page.reload}
        />
      ) : (
        (rows || showsSkeleton) && (
          <FleetTable
            label={t('things.Sites')}
            columns={columns}
            rows={rows}
            isPending={page.isLoading}
            isStale={page.isStale}
            isCompact
            pagination={
              page.data && page.data.totalItems > state.limit
                ? pagination
                : undefined
            }
            selection={
              chosen && {
                mode: 'multiple',
                behavior: 'toggle',
                selected: selectedKeys,
                onSelectionChange,
              }
            }
            emptyState={
              <StatePanel icon={RiFilterOffLine}>
                {t('panel.noMatch', { thing: t('things.site') })}
              </StatePanel>
            }
          />
        )
      )}
    </>
  );
}
