import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { NotKnown } from '../Count';
import { Facts, PlainTable, Section } from '../Facts';

/** What decides whether workloads are put there: its sets, the placements that chose it, its taints. */
export function SiteSelection({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { clusterSet, placements, taints } = site;
  const clusterSets = site.clusterSets ?? (clusterSet ? [clusterSet] : []);
  const list = (names: string[] | undefined, none: string) => {
    if (!names) return <NotKnown reason={t('unknown.noValue')} />;
    return names.length > 0 ? names.join(', ') : none;
  };
  return (
    <>
      <Section title={t('health.selection')}>
        <Facts
          items={[
            {
              label: t('health.placements'),
              value: list(placements, t('health.noPlacements')),
            },
            {
              label: t('health.clusterSets'),
              value: list(clusterSets, t('health.noClusterSets')),
            },
          ]}
        />
      </Section>
      <Section title={t('site.taints')}>
        {taints.length > 0 ? (
          <PlainTable
            label={t('site.taints')}
            columns={[
              t('health.taintKey'),
              t('health.effect'),
              t('health.added'),
            ]}
            rows={taints.map(({ key, value, effect, timeAdded }) => ({
              id: `${key} ${effect}`,
              cells: [
                [key, value].filter(Boolean).join('='),
                effect,
                timeAdded && <AsOf asOf={timeAdded} />,
              ],
            }))}
          />
        ) : (
          <Text>{t('site.noTaints')}</Text>
        )}
      </Section>
    </>
  );
}
