import type {
  ListResponse,
  Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Button } from '@backstage/ui';
import { silentHubsOf } from '../SourceAlerts';
import { useAiEdgeTranslation } from '../../translation';
import styles from './FleetListPage.module.css';

export interface StandbyNoteProps {
  words: 'sites' | 'deployments';
  page: ListResponse<unknown>;
  /** Counts of the same question. */
  counted?: Summary;
  /** Counts without any filter. */
  overall?: Summary;
  onShow: (hubs: string[]) => void;
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
  const { words, page, counted, overall, onShow } = props;
  const t = useAiEdgeTranslation();
  if (!counted || !overall) return null;
  const count = page.totalItems - counted.totalItems;
  const hubs = standbyHubs(page, overall);
  if (count <= 0 || hubs.length === 0) return null;
  return (
    <div className={styles.note}>
      {t(words === 'sites' ? 'banner.standbySites' : 'banner.standbyModels', {
        count,
        hubs: hubs.join(', '),
      })}
      <Button variant="tertiary" size="small" onPress={() => onShow(hubs)}>
        {t('banner.standbyShow')}
      </Button>
    </div>
  );
}
