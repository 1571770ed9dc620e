import { join } from 'node:path';
import { createForge } from './forge/createForge';
import type { Estate, Lab, Loop } from './Lab';
import { applyBootstrap } from './loops/argo/applyBootstrap';
import { ApplicationSetLoop } from './loops/argo/ApplicationSetLoop';
import { HubApplicationLoop } from './loops/argo/HubApplicationLoop';
import { PropagationLoop } from './loops/argo/PropagationLoop';
import { ReportLoop } from './loops/argo/ReportLoop';
import { RepositoryServer } from './loops/argo/RepositoryServer';
import { SiteApplicationLoop } from './loops/argo/SiteApplicationLoop';
import { WorkAgentLoop } from './loops/argo/WorkAgentLoop';
import { DeploymentLoop } from './loops/DeploymentLoop';
import { KServeLoop } from './loops/kserve/KServeLoop';
import { Links } from './loops/Links';
import { loadSynthetic } from './loops/scale/loadSynthetic';
import { TrickleLoop } from './loops/scale/TrickleLoop';
import { seedPipelines } from './loops/tekton/seedPipelines';
import { TektonLoop } from './loops/tekton/TektonLoop';
import { metricsRouter } from './metrics/metricsRouter';
import { LabSeriesSource } from './metrics/series/SeriesSource';

// eslint-disable-next-line no-restricted-syntax -- the lab runs from its sources only
const SEED = join(__dirname, '../seed');

const REPOSITORIES = [
  { owner: 'edge', name: 'ai-edge-gitops', layout: 'ai-edge' },
  { owner: 'edge', name: 'kserve-sites-gitops', layout: 'kserve-sites' },
];

/** Git, delivery, pipelines and metrics: what makes hub and sites move. */
export async function createEstate(lab: Lab): Promise<Estate> {
  const { forge, router, stop } = await createForge({
    url: lab.httpUrl,
    dataDir: lab.options.dataDir,
    seedDir: SEED,
    repositories: REPOSITORIES,
    log: lab.log.bind(lab),
  });
  const repositories = RepositoryServer.create({ forge });
  const links = Links.create();
  for (const hub of lab.hubNames()) {
    await applyBootstrap(forge, repositories, hub, lab.hub(hub));
    seedPipelines(lab.hub(hub), join(SEED, 'pipelines'));
  }
  const scaled = lab.options.sites !== undefined;
  if (scaled) loadSynthetic(lab, forge.repositories()[1].url);
  const past: Loop = { name: 'past', start: () => links.remember(lab) };
  const hooks: Loop = { name: 'webhooks', start: () => stop };
  return {
    loops: [
      past,
      HubApplicationLoop.create({ forge, repositories }),
      ApplicationSetLoop.create({ forge, repositories }),
      PropagationLoop.create(),
      WorkAgentLoop.create({ links }),
      SiteApplicationLoop.create({ forge, links, repositories }),
      ReportLoop.create(),
      KServeLoop.create(),
      DeploymentLoop.create(),
      TektonLoop.create(),
      ...(scaled ? [TrickleLoop.create()] : []),
      hooks,
    ],
    routers: [
      { path: '/', router: metricsRouter(LabSeriesSource.create({ lab })) },
      { path: '/', router },
    ],
    repositories: forge.repositories().map(({ name, url, state }) => ({
      name,
      url,
      layout: state.layout ?? '',
      user: 'portal',
      token: 'lab-forge-portal',
    })),
  };
}
