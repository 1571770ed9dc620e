import { join } from 'node:path';
import { createForge } from './forge/createForge';
import type { Estate, Lab, Loop } from './Lab';
import { applyBootstrap } from './loops/argo/applyBootstrap';
import { ApplicationSetLoop } from './loops/argo/ApplicationSetLoop';
import { HubApplicationLoop } from './loops/argo/HubApplicationLoop';
import { PropagationLoop } from './loops/argo/PropagationLoop';
import { createPullModelSwitch } from './loops/argo/pullModelSwitch';
import { pushedApplications } from './loops/argo/pushedApplications';
import { ReportLoop } from './loops/argo/ReportLoop';
import { RepositoryServer } from './loops/argo/RepositoryServer';
import { SiteApplicationLoop } from './loops/argo/SiteApplicationLoop';
import { WorkAgentLoop } from './loops/argo/WorkAgentLoop';
import { DeploymentLoop } from './loops/DeploymentLoop';
import { KServeLoop } from './loops/kserve/KServeLoop';
import { LlmLoop } from './loops/kserve/LlmLoop';
import { seedServices } from './loops/kserve/seedServices';
import { Links } from './loops/Links';
import { MirrorLoop } from './loops/mirror/MirrorLoop';
import { loadSynthetic } from './loops/scale/loadSynthetic';
import { syntheticImages } from './loops/scale/syntheticModels';
import { TrickleLoop } from './loops/scale/TrickleLoop';
import { seedPipelines } from './loops/tekton/seedPipelines';
import { TektonLoop } from './loops/tekton/TektonLoop';
import { metricsRouter } from './metrics/metricsRouter';
import { LabSeriesSource } from './metrics/series/SeriesSource';
import { DefaultRegistry, registryRouter, seedImages } from './registry';

// eslint-disable-next-line no-restricted-syntax -- the lab runs from its sources only
const SEED = join(__dirname, '../seed');

/** How long the CI of the repositories takes. */
const CI_DELAY_MS = 4000;

const REPOSITORIES = [
  { owner: 'edge', name: 'ai-edge-gitops', layout: 'ai-edge' },
  { owner: 'edge', name: 'kserve-sites-gitops', layout: 'kserve-sites' },
];

const MAAS = { owner: 'edge', name: 'maas-gitops', layout: 'maas' };

/** Git, images, delivery, pipelines and metrics: what makes hub and sites move. */
export async function createEstate(lab: Lab): Promise<Estate> {
  const { forge, router, stop } = await createForge({
    url: lab.httpUrl,
    dataDir: lab.options.dataDir,
    seedDir: SEED,
    repositories: lab.options.maas ? [...REPOSITORIES, MAAS] : REPOSITORIES,
    ciDelayMs: CI_DELAY_MS * lab.options.lag,
    portalUrl: lab.options.portalUrl,
    log: lab.log.bind(lab),
  });
  const registry = DefaultRegistry.open(join(lab.options.dataDir, 'registry'));
  seedImages(registry);
  const repositories = RepositoryServer.create({ forge });
  const links = Links.create();
  for (const hub of lab.hubNames()) {
    await applyBootstrap(forge, repositories, hub, lab.hub(hub));
    seedPipelines(lab.hub(hub), join(SEED, 'pipelines'));
    createPullModelSwitch(lab.hub(hub));
    const models = forge.repositories()[1].url;
    pushedApplications(lab, hub, models).forEach(app =>
      lab.hub(hub).create(app),
    );
  }
  const scaled = lab.options.sites !== undefined;
  if (scaled) {
    seedImages(registry, syntheticImages);
    loadSynthetic(lab, forge.repositories()[1].url);
  } else {
    seedServices(lab);
  }
  const past: Loop = { name: 'past', start: () => links.remember(lab) };
  const hooks: Loop = { name: 'webhooks', start: () => stop };
  return {
    loops: [
      past,
      HubApplicationLoop.create({ forge, links, repositories }),
      ApplicationSetLoop.create({ forge, repositories }),
      PropagationLoop.create(),
      WorkAgentLoop.create({ links }),
      SiteApplicationLoop.create({ forge, links, repositories }),
      ReportLoop.create(),
      KServeLoop.create(),
      LlmLoop.create(),
      DeploymentLoop.create(),
      TektonLoop.create({ registry }),
      ...(scaled ? [TrickleLoop.create()] : []),
      ...(lab.options.mirror ? [MirrorLoop.create()] : []),
      hooks,
    ],
    routers: [
      { path: '/', router: metricsRouter(LabSeriesSource.create({ lab })) },
      { path: '/', router: registryRouter(registry) },
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
