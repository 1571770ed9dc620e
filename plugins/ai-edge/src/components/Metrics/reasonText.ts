import type { MetricPanel } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Translate } from '../../translation';

/** Why a panel has no curve, in one line. The backend's own sentence is the better one where it sent it. */
export function reasonText(
  panel: Pick<MetricPanel, 'reason' | 'message'>,
  hub: string,
  t: Translate,
): string | undefined {
  const { reason, message } = panel;
  switch (reason) {
    case undefined:
      return undefined;
    case 'not-collected':
      return message ?? t('metrics.notCollectedPlain');
    case 'site-silent':
      return message ?? t('metrics.siteSilent');
    case 'idle':
      return t('metrics.idle');
    case 'not-permitted':
      return t('metrics.notPermitted', { hub });
    case 'not-configured':
      return t('metrics.notConfigured', { hub });
    default:
      return t('metrics.failed', { message: message ?? '' });
  }
}
