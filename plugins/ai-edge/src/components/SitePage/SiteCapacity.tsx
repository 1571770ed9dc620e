import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Count } from '../Count';
import { PlainTable } from '../Facts';
import { formatBytes } from '../Metrics/formatValue';

type Capacity = NonNullable<SiteDetail['capacity']>;
type Accelerator = Capacity['accelerators'][number];

function nameOf({ resource, product }: Accelerator): string {
  return product ? `${resource}, ${product}` : resource;
}

/** Cores, memory and accelerators over all nodes, and what of them workloads may have. */
export function SiteCapacity({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { capacity, allocatable, asOf } = site;
  if (!capacity) return <Text>{t('site.noCapacity')}</Text>;
  const count = (value: string | number | undefined) => (
    <Count value={value} asOf={asOf} reason={t('unknown.noValue')} />
  );
  const row = (
    name: string,
    read: (capacity: Capacity) => string | number | undefined,
  ) => ({
    id: name,
    cells: [
      name,
      count(read(capacity)),
      count(allocatable && read(allocatable)),
    ],
  });
  const title = t('site.capacity');
  return (
    <>
      <PlainTable
        label={title}
        columns={[
          t('health.resource'),
          t('health.total'),
          t('health.allocatable'),
        ]}
        rows={[
          row(t('site.cpu'), ({ cpuCores }) =>
            t('site.cores', { n: cpuCores }),
          ),
          row(t('site.memory'), ({ memoryBytes }) => formatBytes(memoryBytes)),
          ...capacity.accelerators.map(accelerator =>
            row(
              nameOf(accelerator),
              ({ accelerators }) =>
                accelerators.find(
                  other => nameOf(other) === nameOf(accelerator),
                )?.count,
            ),
          ),
        ]}
      />
      {capacity.accelerators.length === 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('fields.accelerator')}: {t('site.noAccelerators')}
        </Text>
      )}
    </>
  );
}
