import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { Section } from '../Facts';
import { explainError } from '../StatePanel';
import styles from './SiteTimeline.module.css';
import { trailOf } from './trailOf';
import { useSiteTimeline } from './useSiteTimeline';
import { useTimelineWords } from './useTimelineWords';

/** Enough to find the last changes before the silence, however much came of it. */
const PAGE_SIZE = 100;

/** The last changes before a site was heard no more, oldest first. */
export function SilenceTrail({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { time } = useAge();
  const words = useTimelineWords();
  const { data, error } = useSiteTimeline(site.ref, { limit: PAGE_SIZE });
  const { lastContact } = site;
  const trail = data ? trailOf(data.items, site) : [];
  if (!error && trail.length === 0) return null;
  return (
    <Section title={t('timeline.beforeSilence')}>
      {error && !data ? (
        <Text>
          {t('timeline.failed', { message: explainError(error).message })}
        </Text>
      ) : (
        <ol className={styles.trail}>
          {trail.map(item => (
            <li key={item.id}>
              <time dateTime={item.at}>{time(item.at)}</time>
              {item.deployment ? `${item.deployment.name}: ` : ''}
              {words(item).what}
            </li>
          ))}
          {lastContact && (
            <li>
              <time dateTime={lastContact}>{time(lastContact)}</time>
              {t('timeline.lastContact')}
            </li>
          )}
        </ol>
      )}
    </Section>
  );
}
