import {
  siteListFields,
  siteReadPermission,
  type ListResponse,
  type SiteListField,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { RiMapPin2Line } from '@remixicon/react';
import { useMemo } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import type { FleetList } from '../../hooks/useFleetQuery';
import { siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { FleetListPage } from '../FleetListPage';
import { StatePanel } from '../StatePanel';
import { InventoryNote } from './InventoryNote';
import { toSiteTableRow, type SiteTableRow } from './siteRow';
import { useSiteColumns } from './useSiteColumns';
import { useSiteFacets } from './useSiteFacets';

/** What needs a look comes first; the backend orders availability by urgency. */
const DEFAULT_SORT = { field: 'availability', direction: 'asc' } as const;

/** The list of sites. */
export function SitesPage() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const { ago } = useAge();
  const siteLink = useRouteRef(siteRouteRef);
  const columns = useSiteColumns();
  const facets = useSiteFacets();
  const source = useMemo<FleetList<SiteRow, SiteListField>>(
    () => ({
      kinds: ['site', 'deployment', 'source'],
      list: (query, options) => api.getSites(query, options),
      summary: (query, options) => api.getSitesSummary(query, options),
    }),
    [api],
  );

  const emptyText = ({ sources }: ListResponse<SiteRow>) => {
    const hub = sources.find(({ state, asOf, hub: name }) =>
      Boolean(state === 'ok' && asOf && name),
    );
    return hub?.asOf
      ? t('empty.sitesOnHub', { hub: hub.hub ?? '', age: ago(hub.asOf) })
      : t('empty.sites');
  };
  return (
    <FleetListPage<SiteRow, SiteListField, SiteTableRow>
      words="sites"
      permission={siteReadPermission.name}
      source={source}
      fields={siteListFields}
      defaultSort={DEFAULT_SORT}
      facets={facets}
      columns={columns}
      toRow={toSiteTableRow}
      getHref={row => siteLink(row.ref)}
      renderEmpty={response => (
        <StatePanel icon={RiMapPin2Line}>{emptyText(response)}</StatePanel>
      )}
      renderNote={counted => <InventoryNote counted={counted} />}
    />
  );
}
