import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { NotKnown } from '../Count';
import { PlainTable, Section } from '../Facts';
import { formatBytes } from '../Metrics/formatValue';
import { ReadNote } from './ReadNote';

export interface SiteNodesProps {
  site: SiteDetail;
  /** The site does not answer: its nodes are as it said last. */
  isSilent: boolean;
}

/** The nodes, as the hub keeps them for the site. */
export function SiteNodes({ site, isSilent }: SiteNodesProps) {
  const t = useAiEdgeTranslation();
  const { live } = site;
  const title = t('health.nodes');
  const unknown = <NotKnown reason={t('unknown.noValue')} />;
  const readiness = (ready: boolean | undefined) => {
    if (ready === undefined) return unknown;
    const state = t(ready ? 'health.ready' : 'health.notReady');
    return isSilent ? t('health.lastSeen', { state }) : state;
  };
  if (!live?.nodes) {
    return (
      <Section title={title}>
        <Text>{t('status.notKnown', { reason: t('health.notLive') })}</Text>
      </Section>
    );
  }
  return (
    <Section title={title}>
      {live.nodes.length > 0 ? (
        <PlainTable
          label={title}
          columns={[
            t('health.node'),
            t('health.state'),
            t('health.roles'),
            t('fields.arch'),
            t('site.cpu'),
            t('site.memory'),
            t('fields.accelerator'),
          ]}
          rows={live.nodes.map(({ name, ready, roles, arch, capacity }) => ({
            id: name,
            cells: [
              name,
              readiness(ready),
              roles.join(', '),
              arch,
              capacity ? t('site.cores', { n: capacity.cpuCores }) : unknown,
              capacity ? formatBytes(capacity.memoryBytes) : unknown,
              capacity?.accelerators
                .map(
                  ({ resource, product, count }) =>
                    `${count} ${product ?? resource}`,
                )
                .join(', '),
            ],
          }))}
        />
      ) : (
        <Text>{t('health.noNodes')}</Text>
      )}
      <ReadNote asOf={live.asOf} isLive />
    </Section>
  );
}
