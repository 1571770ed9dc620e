import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert, Flex } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { alertsOf } from './alertsOf';

export interface SourceAlertsProps {
  sources: SourceStatus[];
  complete: boolean;
  /** How many sites each hub has, where that was counted; a counted hub that is not named has none. */
  sitesOfHub?: ReadonlyMap<string, number>;
  /** Room below, where what follows leaves none. */
  mb?: '2' | '4';
}

/**
 * Says which hub or source does not answer and since when, or is being read for the first time. What is absent
 * by configuration is never an alert.
 */
export function SourceAlerts(props: SourceAlertsProps) {
  const { sources, complete, sitesOfHub, mb } = props;
  const t = useAiEdgeTranslation();
  const { span, time } = useAge();
  const alerts = alertsOf(sources, complete);
  if (alerts.length === 0) return null;

  const title = ({ kind, source, since }: (typeof alerts)[number]) => {
    const { hub = '', id } = source;
    const counted = sitesOfHub?.get(hub);
    // Nobody counted those of a hub that has answered once: it does not follow that there are none.
    const count = sitesOfHub && !source.asOf ? counted ?? 0 : counted;
    const when = since ? { time: time(since), span: span(since) } : undefined;
    switch (kind) {
      case 'reading-hub':
        return count === undefined
          ? t('banner.readingHub', { hub })
          : t('banner.reading', { hub, count });
      case 'reading-source':
        return t('banner.readingSource', { source: id });
      case 'restored-hub':
        return count === undefined
          ? t('banner.restored', { hub, time: when!.time })
          : t('banner.restoredSites', { hub, count, time: when!.time });
      case 'held-hub':
        return t('banner.heldSites', { hub, count: source.held! });
      case 'held-source':
        return t('banner.held', { source: id, count: source.held! });
      case 'hub':
        if (!when) return t('banner.hubSilent', { hub });
        if (count === undefined) return t('banner.hubSites', { hub, ...when });
        return count > 0
          ? t('banner.hubStale', { hub, count, ...when })
          : t('banner.hubUnknown', { hub, ...when });
      default:
        return when
          ? t('banner.sourceStale', { source: id, ...when })
          : t('banner.sourceSilent', { source: id });
    }
  };

  return (
    <Flex direction="column" gap="2" mb={mb} role="status">
      {alerts.map(alert => (
        <Alert
          key={alert.source.id}
          status={/^(reading|restored)/.test(alert.kind) ? 'info' : 'warning'}
          icon
          title={title(alert)}
          description={
            // What is held back is all that its message says.
            alert.kind.startsWith('held') ? undefined : alert.source.message
          }
        />
      ))}
    </Flex>
  );
}
