import {
  siteReadPermission,
  timelineFields,
  type SiteRef,
  type Timeline,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  Button,
  Card,
  CardBody,
  Skeleton,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { RiHistoryLine } from '@remixicon/react';
import { useDelayed } from '../../hooks/useDelayed';
import { useNow } from '../../hooks/useNow';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { ErrorPanel, StatePanel, StoppedAlert } from '../StatePanel';
import styles from './SiteTimeline.module.css';
import { kindsOf, timelineDays } from './timelineDays';
import { TimelineLine } from './TimelineLine';
import { useSiteTimeline } from './useSiteTimeline';
import { useTimelineUrl, type TimelineUrl } from './useTimelineUrl';

const PAGE_SIZE = 100;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

function date(instant: string): string {
  return new Date(instant).toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function Page({ timeline, url }: { timeline: Timeline; url: TimelineUrl }) {
  const t = useAiEdgeTranslation();
  const now = useNow();
  const { items, pageInfo, recordedSince, asOf } = timeline;
  const days = timelineDays(timeline, url);
  const kinds = timelineFields.filter(
    field =>
      kindsOf(items, timelineFields).includes(field) ||
      url.kinds.includes(field),
  );
  const isWhole = recordedSince
    ? now - Date.parse(recordedSince) > KEPT_MS
    : undefined;
  const emptyText = () => {
    if (items.length > 0) return t('timeline.noKind');
    if (!recordedSince) return t('timeline.notRecorded');
    return isWhole
      ? t('timeline.emptyMonth')
      : t('timeline.empty', { date: date(recordedSince) });
  };
  const endText = () => {
    if (pageInfo.nextCursor || !recordedSince || items.length === 0) return '';
    return isWhole
      ? t('timeline.kept')
      : t('timeline.began', { date: date(recordedSince) });
  };
  return (
    <>
      <div className={styles.bar}>
        {(kinds.length > 1 || url.kinds.length > 0) && (
          <ToggleButtonGroup
            aria-label={t('timeline.kinds')}
            selectionMode="multiple"
            selectedKeys={url.kinds}
            onSelectionChange={keys => url.setKinds([...keys].map(String))}
          >
            {kinds.map(field => (
              <ToggleButton key={field} id={field} size="small">
                {t(`timeline.${field}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        {asOf && (
          <span className={styles.aside}>
            {t('asOf.prefix')} <AsOf asOf={asOf} />
          </span>
        )}
      </div>
      {days.length === 0 && (
        <StatePanel icon={RiHistoryLine}>{emptyText()}</StatePanel>
      )}
      {days.map(({ at, entries }) => (
        <section key={at} aria-label={date(at)}>
          <Text as="h3" variant="title-x-small" className={styles.day}>
            {date(at)}
          </Text>
          <ol className={styles.lines}>
            {entries.map(entry => (
              <TimelineLine
                key={'item' in entry ? entry.item.id : entry.gap.from}
                entry={entry}
              />
            ))}
          </ol>
        </section>
      ))}
      <div className={styles.foot}>
        {url.cursor && (
          <Button
            variant="secondary"
            size="small"
            onPress={() => url.goTo(undefined)}
          >
            {t('timeline.newest')}
          </Button>
        )}
        {pageInfo.nextCursor && (
          <Button
            variant="secondary"
            size="small"
            onPress={() =>
              url.goTo({
                cursor: pageInfo.nextCursor!,
                before: items[items.length - 1].at,
              })
            }
          >
            {t('timeline.older')}
          </Button>
        )}
        <span className={styles.aside}>{endText()}</span>
      </div>
    </>
  );
}

/** What changed on a site and in its deployments, by day, and when nobody watched. */
export function SiteTimeline({ site }: { site: SiteRef }) {
  const t = useAiEdgeTranslation();
  const url = useTimelineUrl();
  const { data, error, isLoading, reload } = useSiteTimeline(site, {
    limit: PAGE_SIZE,
    cursor: url.cursor,
  });
  const showsSkeleton = useDelayed(isLoading, 200);
  if (error && !data) {
    return (
      <ErrorPanel
        error={error}
        things={t('things.timeline')}
        Things={t('things.Timeline')}
        permission={siteReadPermission.name}
        onRetry={reload}
      />
    );
  }
  return (
    <Card role="region" aria-label={t('timeline.title')}>
      <CardBody>
        {error && (
          <StoppedAlert
            error={error}
            asOf={data?.asOf}
            detail={t('panel.stoppedDetail')}
            onRetry={reload}
          />
        )}
        {showsSkeleton && <Skeleton width="100%" height={180} />}
        {data && <Page timeline={data} url={url} />}
      </CardBody>
    </Card>
  );
}
