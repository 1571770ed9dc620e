import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import { presentHook } from './present';
import { notFound, repositoryOf } from './respond';

export function hookRoutes(forge: Forge) {
  const router = Router();
  const hooks = '/repos/:owner/:name/hooks';

  router.get(hooks, async (req, res) => {
    requireUser(req);
    res.json(repositoryOf(forge, req).state.hooks.map(presentHook));
  });

  router.post(hooks, async (req, res) => {
    requireUser(req);
    const repository = repositoryOf(forge, req);
    const { config, events, active } = req.body ?? {};
    let url: URL;
    try {
      url = new URL(String(config?.url ?? ''));
    } catch {
      throw new ForgeError(422, 'Invalid url');
    }
    if (!/^https?:$/.test(url.protocol)) {
      throw new ForgeError(422, 'Invalid url');
    }
    const hook = await repository.exclusive(async () => {
      const known = repository.state.hooks;
      const made = {
        id: known.reduce((highest, { id }) => Math.max(highest, id), 0) + 1,
        url: url.href,
        secret: String(config?.secret ?? ''),
        events: Array.isArray(events) && events.length ? events : ['push'],
        active: active === true,
        createdAt: new Date().toISOString(),
      };
      known.push(made);
      return made;
    });
    res.status(201).json(presentHook(hook));
  });

  router.delete(`${hooks}/:id(\\d+)`, async (req, res) => {
    requireUser(req);
    const repository = repositoryOf(forge, req);
    const id = Number(req.params.id);
    await repository.exclusive(async () => {
      const known = repository.state.hooks;
      const index = known.findIndex(hook => hook.id === id);
      if (index < 0) throw notFound();
      known.splice(index, 1);
    });
    res.status(204).end();
  });

  return router;
}
