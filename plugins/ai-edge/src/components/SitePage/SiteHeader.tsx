import type { SiteDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ButtonLink, Header } from '@backstage/ui';
import { siteRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { DeployButton } from '../DeployButton';
import { AvailabilityLabel, platformText } from '../SitesPage';
import { LastContact } from './LastContact';
import type { SiteTab } from './siteTab';

export interface SiteHeaderProps {
  site: SiteDetail & { isRemembered?: boolean; silentSince?: string };
  tab: SiteTab;
}

/** Name, availability and where the site belongs, with its tabs. */
export function SiteHeader({ site, tab }: SiteHeaderProps) {
  const t = useAiEdgeTranslation();
  const link = useRouteRef(siteRouteRef)(site.ref);
  const { clusterSet, arch } = site;
  const platform = [platformText(site), site.topology, arch]
    .filter(Boolean)
    .join(', ');
  return (
    <Header
      title={site.displayName ?? site.ref.name}
      customActions={
        <>
          {site.consoleUrl && (
            <ButtonLink variant="tertiary" href={site.consoleUrl}>
              {t('site.console')}
            </ButtonLink>
          )}
          {site.kind === 'cluster' && (
            <DeployButton
              variant="secondary"
              label={t('site.deployHere')}
              formData={{ sites: { names: [site.ref] } }}
            />
          )}
        </>
      }
      metadata={[
        {
          label: t('fields.availability'),
          value: <AvailabilityLabel site={site} />,
        },
        {
          label: t('site.lastContact'),
          value: <LastContact site={site} />,
        },
        { label: t('fields.hub'), value: site.ref.hub },
        ...(clusterSet ? [{ label: t('site.set'), value: clusterSet }] : []),
        ...(platform ? [{ label: t('fields.platform'), value: platform }] : []),
      ]}
      tabs={[
        { id: 'models', label: t('site.models'), href: `${link}/models` },
        { id: 'health', label: t('site.health'), href: `${link}/health` },
        {
          id: 'timeline',
          label: t('timeline.title'),
          href: `${link}/timeline`,
        },
      ]}
      activeTabId={tab}
    />
  );
}
