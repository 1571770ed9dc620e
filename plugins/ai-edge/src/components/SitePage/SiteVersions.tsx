import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Facts, Section } from '../Facts';
import { platformText } from '../SitesPage';
import { ReadNote } from './ReadNote';

/** What the site runs on and where it can go from there. */
export function SiteVersions({ site }: { site: SiteDetail }) {
  const t = useAiEdgeTranslation();
  const { live, kubernetesVersion, serving, update, asOf, kind } = site;
  const release = live?.release;
  const updates = release?.availableUpdates ?? (update ? [update] : undefined);
  const target =
    release?.desiredVersion !== release?.version
      ? release?.desiredVersion
      : undefined;
  const earlier = release?.history
    .filter(({ version }) => version !== release.version)
    .map(({ version, state }) => `${version} (${state})`);
  const items = [
    { label: t('fields.platform'), value: platformText(site) },
    { label: 'Kubernetes', value: kubernetesVersion },
    { label: t('health.serving'), value: serving?.deploymentMode },
    { label: t('health.channel'), value: release?.channel },
    { label: t('health.upgrading'), value: target },
    {
      label: t('health.updates'),
      value: updates && (updates.join(', ') || t('health.noUpdates')),
    },
    { label: t('health.history'), value: earlier?.join(', ') },
  ].filter(({ value }) => value);
  if (items.length === 0) return null;
  return (
    <Section title={t('health.versions')}>
      {release?.upgradeFailed && (
        <Alert
          status="warning"
          icon
          mb="2"
          title={t('health.upgradeFailed', {
            version: release.desiredVersion ?? '',
          })}
        />
      )}
      <Facts items={items} />
      {kind === 'cluster' && (
        <ReadNote
          asOf={release ? live!.asOf : asOf}
          isLive={Boolean(release)}
        />
      )}
    </Section>
  );
}
