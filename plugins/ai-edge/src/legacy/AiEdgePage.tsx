import { useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { RiBrainLine } from '@remixicon/react';
import { Navigate, Route, Routes } from 'react-router-dom';
import {
  ChangesTab,
  DeploymentsTab,
  ModelsTab,
  SitesTab,
} from '../components/AiEdgePages';
import { ChecksPage, SourcesRedirect } from '../components/ChecksPage';
import { DeployButton } from '../components/DeployButton';
import {
  changesRouteRef,
  checksRouteRef,
  deploymentsRouteRef,
  modelsRouteRef,
  rootRouteRef,
  sitesRouteRef,
} from '../routes';
import { useAiEdgeTranslation } from '../translation';

/** The whole page of the plugin for a portal on the old frontend system. */
export function AiEdgePage() {
  const t = useAiEdgeTranslation();
  const root = useRouteRef(rootRouteRef)();
  const models = useRouteRef(modelsRouteRef)();
  const sites = useRouteRef(sitesRouteRef)();
  const deployments = useRouteRef(deploymentsRouteRef)();
  const changes = useRouteRef(changesRouteRef)();
  const checks = useRouteRef(checksRouteRef)();
  return (
    <div>
      <PluginHeader
        icon={<RiBrainLine />}
        title={t('plugin.title')}
        titleLink={root}
        customActions={<DeployButton />}
        tabs={[
          {
            id: 'models',
            label: t('tabs.models'),
            href: models,
            matchStrategy: 'prefix',
          },
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
            id: 'changes',
            label: t('tabs.changes'),
            href: changes,
            matchStrategy: 'prefix',
          },
          {
            id: 'checks',
            label: t('tabs.checks'),
            href: checks,
            matchStrategy: 'prefix',
          },
        ]}
      />
      <Routes>
        <Route index element={<Navigate to="models" replace />} />
        <Route path="models/*" element={<ModelsTab />} />
        <Route path="sites/*" element={<SitesTab />} />
        <Route path="deployments/*" element={<DeploymentsTab />} />
        <Route path="changes/*" element={<ChangesTab />} />
        <Route path="checks" element={<ChecksPage />} />
        <Route path="sources" element={<SourcesRedirect />} />
      </Routes>
    </div>
  );
}
