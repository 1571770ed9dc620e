import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { apiRouter } from './api/apiRouter';
import { ciRouter } from './checks/ciRouter';
import { LabCi } from './checks/LabCi';
import { DefaultForge, type Forge } from './Forge';
import { gitlabRouter } from './gitlab/gitlabRouter';
import { githubRouter } from './github/githubRouter';
import { deliverHooks } from './hooks/deliverHooks';
import { portalHooks } from './hooks/portalHooks';
import { pageRouter } from './pages/pageRouter';
import { seedRepository } from './seedRepository';
import { smartHttp } from './smartHttp';

export interface SeedRepository {
  owner: string;
  name: string;
  layout: string;
}

/** Opens (and on the first start seeds) the repositories and gives the forge with its router, to be mounted at `/`. */
export async function createForge(options: {
  url: string;
  dataDir: string;
  seedDir: string;
  repositories: SeedRepository[];
  /** A CI says something of each pull request after this time; there is none when absent. */
  ciDelayMs?: number;
  /** Where a portal takes webhooks of all repositories. */
  portalUrl?: string;
  log: (message: string) => void;
}): Promise<{ forge: Forge; router: ExpressRouter; stop: () => void }> {
  const forge = DefaultForge.create({ url: options.url });
  for (const repository of options.repositories) {
    forge.add(await seedRepository(options, repository));
  }
  const router = Router();
  router.use('/api/v1', apiRouter(forge));
  router.use('/api', githubRouter(forge));
  router.use(gitlabRouter(forge));
  router.use(smartHttp(forge));
  const stops: (() => void)[] = [];
  if (options.ciDelayMs !== undefined) {
    const { log, ciDelayMs: delayMs } = options;
    const ci = LabCi.create({ forge, delayMs, log });
    stops.push(ci.start());
    router.use(ciRouter(forge, ci));
  }
  router.use(pageRouter(forge));
  const { log, portalUrl } = options;
  const always = portalUrl ? portalHooks(portalUrl) : [];
  stops.push(deliverHooks(forge, { log, always }));
  return { forge, router, stop: () => stops.forEach(stop => stop()) };
}
