import {
  proposalReadPermission,
  type Proposal,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { RiGitPullRequestLine } from '@remixicon/react';
import { useMemo, useRef } from 'react';
import { Navigate, useSearchParams } from 'react-router-dom';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import type { FleetList } from '../../hooks/useFleetQuery';
import type { UrlState } from '../../hooks/useUrlState';
import { changeRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { FleetListPage } from '../FleetListPage';
import { StatePanel } from '../StatePanel';
import { changeFields, type ChangeField } from './changeFields';
import { changePage, changeSummary } from './changeList';
import { toChangeRow, type ChangeRow } from './changeRow';
import { shareRequests } from './shareRequests';
import { useChangeColumns } from './useChangeColumns';
import { useChangeFacets } from './useChangeFacets';

/** Open ones first, the oldest of them on top: it has waited longest. */
const DEFAULT_SORT = { field: 'state', direction: 'asc' } as const;

const isOnlyOpen = ({ q, filters }: UrlState) =>
  !q &&
  Object.keys(filters).join() === 'state' &&
  filters.state.join() === 'open';

/** What is on its way: the proposals of all configured repositories, ours and others'. */
export function ChangesPage() {
  const api = useApi(aiEdgeApiRef);
  const t = useAiEdgeTranslation();
  const link = useRouteRef(changeRouteRef);
  const columns = useChangeColumns();
  const facets = useChangeFacets();
  const [params] = useSearchParams();
  const isEntered = useRef(params.size > 0);
  const source = useMemo<FleetList<Proposal, ChangeField>>(() => {
    const all = shareRequests(() => api.getProposals());
    return {
      kinds: ['proposal', 'source'],
      list: async query => changePage(await all(), query),
      summary: async query => changeSummary(await all(), query),
    };
  }, [api]);

  // Only on the way in: who clears the filters wants to see all of them.
  if (!isEntered.current) {
    isEntered.current = true;
    return <Navigate to="?state=open" replace />;
  }
  return (
    <FleetListPage<Proposal, ChangeField, ChangeRow>
      words="changes"
      permission={proposalReadPermission.name}
      source={source}
      fields={changeFields}
      defaultSort={DEFAULT_SORT}
      facets={facets}
      columns={columns}
      toRow={toChangeRow}
      isUnfiltered={isOnlyOpen}
      getHref={({ gitops, number }) => link({ gitops, number: String(number) })}
      renderEmpty={() =>
        params.get('state') ? (
          <StatePanel
            icon={RiGitPullRequestLine}
            action={
              <ButtonLink variant="secondary" href="?state=merged&state=closed">
                {t('changes.showAll')}
              </ButtonLink>
            }
          >
            {t('empty.changes')}
          </StatePanel>
        ) : (
          <StatePanel icon={RiGitPullRequestLine}>
            {t('empty.changesAtAll')}
          </StatePanel>
        )
      }
    />
  );
}
