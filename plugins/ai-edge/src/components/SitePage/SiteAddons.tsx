import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';
import { Facts, PlainTable, Section } from '../Facts';
import { ReadNote } from './ReadNote';

/** The add-ons as their objects say it, else by the word that the cluster's labels keep. */
export function SiteAddons({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { addons, live, asOf } = site;
  const title = t('site.addons');
  if (live?.addons && live.addons.length > 0) {
    return (
      <Section title={title}>
        <PlainTable
          label={title}
          columns={[
            t('health.name'),
            t('health.state'),
            t('site.message'),
            t('site.changed'),
          ]}
          rows={live.addons.map(addon => ({
            id: addon.name,
            cells: [
              addon.name,
              addon.state,
              addon.message ?? addon.reason,
              addon.since && <AsOf asOf={addon.since} />,
            ],
          }))}
        />
        <ReadNote asOf={live.asOf} isLive />
      </Section>
    );
  }
  return (
    <Section title={title}>
      {addons.length > 0 ? (
        <>
          <Facts
            items={addons.map(({ name, state }) => ({
              label: name,
              value: state,
            }))}
          />
          <ReadNote asOf={asOf} isLive={false} />
        </>
      ) : (
        <Text>{t('site.noAddons')}</Text>
      )}
    </Section>
  );
}
