import type { TimelineField } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import {
  RiAddCircleLine,
  RiBox3Line,
  RiEyeOffLine,
  RiPriceTag3Line,
  RiPulseLine,
  RiSignalTowerLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { deploymentRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import styles from './SiteTimeline.module.css';
import type { TimelineEntry } from './timelineDays';
import { useTimelineWords } from './useTimelineWords';

const ICONS: Record<TimelineField | 'gap', RemixiconComponentType> = {
  availability: RiSignalTowerLine,
  presence: RiAddCircleLine,
  state: RiPulseLine,
  version: RiPriceTag3Line,
  artifact: RiBox3Line,
  gap: RiEyeOffLine,
};

/** One line of a timeline. */
export function TimelineLine({ entry }: { entry: TimelineEntry }) {
  const t = useAiEdgeTranslation();
  const words = useTimelineWords();
  const link = useRouteRef(deploymentRouteRef);
  const { time } = useAge();
  const kind = 'item' in entry ? entry.item.field : 'gap';
  const Icon = ICONS[kind];
  const clock = new Date(entry.at).toLocaleTimeString(undefined, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const said = () => {
    if (!('item' in entry)) {
      const { from, to } = entry.gap;
      return t('timeline.blind', { from: time(from), to: time(to) });
    }
    const { deployment } = entry.item;
    const { what, detail } = words(entry.item);
    return (
      <>
        {deployment ? (
          <Link
            href={link(deployment)}
            title={`${deployment.namespace}/${deployment.name}`}
          >
            {deployment.name}
          </Link>
        ) : (
          t('timeline.thisSite')
        )}
        : {what}
        {detail.length > 0 && (
          <span className={styles.detail}>{detail.join('. ')}</span>
        )}
      </>
    );
  };
  return (
    <li className={styles.line} data-kind={kind}>
      <time dateTime={entry.at} title={new Date(entry.at).toLocaleString()}>
        {clock}
      </time>
      <span className={styles.kind}>
        <Icon size={16} aria-hidden="true" />
        {t(`timeline.${kind}`)}
      </span>
      <span className={styles.what}>{said()}</span>
    </li>
  );
}
