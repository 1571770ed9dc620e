import { useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiBrainLine } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { DeploymentsTab, SitesTab } from '../components/AiEdgePages';
import { DeployButton } from '../components/DeployButton';
import { SourcesPage } from '../components/SourcesPage';
import {
  deploymentsRouteRef,
  rootRouteRef,
  sitesRouteRef,
  sourcesRouteRef,
} from '../routes';
import { useAiEdgeTranslation } from '../translation';

/** The whole page of the plugin for a portal on the old frontend system. */
export function AiEdgePage() {
  const t = useAiEdgeTranslation();
  const root = useRouteRef(rootRouteRef)();
  const sites = useRouteRef(sitesRouteRef)();
  const deployments = useRouteRef(deploymentsRouteRef)();
  const sources = useRouteRef(sourcesRouteRef)();
  return (
    <div>
      <PluginHeader
        icon={<RiBrainLine />}
        title={t('plugin.title')}
        titleLink={root}
        customActions={<DeployButton />}
        tabs={[
          {
            id: 'sites',
            label: t('tabs.sites'),
            href: sites,
            matchStrategy: 'prefix',
          },
          {
            id: 'deployments',
            label: t('tabs.deployments'),
            href: deployments,
            matchStrategy: 'prefix',
          },
          {
            id: 'sources',
            label: t('tabs.sources'),
            href: sources,
            matchStrategy: 'prefix',
          },
        ]}
      />
      <Routes>
        <Route index element={<Navigate to="sites" replace />} />
        <Route path="sites/*" element={<SitesTab />} />
        <Route path="deployments/*" element={<DeploymentsTab />} />
        <Route path="sources" element={<SourcesPage />} />
      </Routes>
    </div>
  );
}
