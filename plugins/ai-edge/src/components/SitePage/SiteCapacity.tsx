import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Count } from '../Count';
import { Facts } from '../Facts';
import { formatBytes } from '../Metrics/formatValue';

/** Cores, memory and accelerators over all nodes. */
export function SiteCapacity({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { capacity, asOf } = site;
  if (!capacity) return <Text>{t('site.noCapacity')}</Text>;
  const reason = t('unknown.noValue');
  return (
    <Facts
      items={[
        {
          label: t('site.cpu'),
          value: (
            <Count
              value={t('site.cores', { n: capacity.cpuCores })}
              asOf={asOf}
              reason={reason}
            />
          ),
        },
        {
          label: t('site.memory'),
          value: (
            <Count
              value={formatBytes(capacity.memoryBytes)}
              asOf={asOf}
              reason={reason}
            />
          ),
        },
        ...(capacity.accelerators.length > 0
          ? capacity.accelerators.map(({ resource, product, count }) => ({
              label: product ? `${resource}, ${product}` : resource,
              value: <Count value={count} asOf={asOf} reason={reason} />,
            }))
          : [
              {
                label: t('fields.accelerator'),
                value: t('site.noAccelerators'),
              },
            ]),
      ]}
    />
  );
}
