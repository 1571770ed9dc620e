import type {
  MetricPanel,
  MetricRange,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { Flex, Skeleton, Text, ToggleButton } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Section } from '../Facts';
import { MetricTable } from './MetricTable';
import { reasonText } from './reasonText';
import styles from './Metrics.module.css';

const MetricChart = lazy(() =>
  import('./MetricChart').then(m => ({ default: m.MetricChart })),
);

export interface MetricPanelCardProps {
  panel: MetricPanel;
  range: MetricRange;
  hub: string;
}

/** One named panel: its curves, the same as a table, or why there is nothing to draw. */
export function MetricPanelCard({ panel, range, hub }: MetricPanelCardProps) {
  const t = useAiEdgeTranslation();
  const [isTable, setIsTable] = useState(false);
  const reason = reasonText(panel, hub, t);
  const hasSamples = panel.series.some(({ points }) => points.length > 0);
  const label = t('metrics.chartLabel', {
    title: panel.title,
    range: t(`metrics.${range}`),
  });
  return (
    <Section title={panel.title}>
      {hasSamples ? (
        <>
          <Flex justify="between" align="center">
            <Text color="secondary" variant="body-small">
              {t('asOf.prefix')} <AsOf asOf={panel.asOf} />
            </Text>
            <ToggleButton
              isSelected={isTable}
              onChange={setIsTable}
              aria-label={`${t('metrics.table')}: ${panel.title}`}
            >
              {t('metrics.table')}
            </ToggleButton>
          </Flex>
          {isTable ? (
            <MetricTable panel={panel} label={label} />
          ) : (
            <Suspense fallback={<Skeleton width="100%" height={220} />}>
              <MetricChart panel={panel} label={label} />
            </Suspense>
          )}
        </>
      ) : (
        <div className={styles.reason}>
          <Text as="p">{reason ?? t('metrics.idle')}</Text>
        </div>
      )}
      {panel.warnings && panel.warnings.length > 0 && (
        <Text as="p" variant="body-small">
          {t('metrics.partial', { warnings: panel.warnings.join(' ') })}
        </Text>
      )}
    </Section>
  );
}
