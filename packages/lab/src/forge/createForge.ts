import type { Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { apiRouter } from './api/apiRouter';
import { deliverHooks } from './deliverHooks';
import { DefaultForge, type Forge } from './Forge';
import { gitlabRouter } from './gitlab/gitlabRouter';
import { githubRouter } from './github/githubRouter';
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
  router.use(pageRouter(forge));
  return { forge, router, stop: deliverHooks(forge, options.log) };
}
