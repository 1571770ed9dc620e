import type {
  ListResponse,
  Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Link } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useAiEdgeTranslation } from '../../translation';
import { silentHubsOf } from '../SourceAlerts';
import styles from './FleetListPage.module.css';

export interface StandbyNoteProps {
  words: 'sites' | 'deployments';
  page: ListResponse<unknown>;
  /** Counts of the same question. */
  counted?: Summary;
  /** Counts without any filter. */
  overall?: Summary;
}

/** Hubs that are read but whose rows do not count. */
function standbyHubs({ sources }: ListResponse<unknown>, overall: Summary) {
  const counting = new Set(overall.facets.hub?.map(({ value }) => value));
  const hubs = new Set(sources.flatMap(({ hub }) => hub ?? []));
  // A hub that never answered may be one that counts.
  const silent = silentHubsOf(sources);
  return [...hubs]
    .filter(hub => !counting.has(hub) && !(silent.has(hub) && !silent.get(hub)))
    .sort();
}

/** Rows of a standby hub are there to be seen, and may be those of an active hub as well: no count has them. */
export function StandbyNote(props: StandbyNoteProps) {
  const { words, page, counted, overall } = props;
  const t = useAiEdgeTranslation();
  const [params] = useSearchParams();
  if (!counted || !overall) return null;
  const count = page.totalItems - counted.totalItems;
  const hubs = standbyHubs(page, overall);
  if (count <= 0 || hubs.length === 0) return null;
  const onlyThese = new URLSearchParams(params);
  onlyThese.delete('cursor');
  onlyThese.delete('hub');
  hubs.forEach(hub => onlyThese.append('hub', hub));
  return (
    <div className={styles.note}>
      {t(words === 'sites' ? 'banner.standbySites' : 'banner.standbyModels', {
        count,
        hubs: hubs.join(', '),
      })}
      <Link href={`?${onlyThese}`} variant="body-small">
        {t('banner.standbyShow')}
      </Link>
    </div>
  );
}
