import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { forgeUsers } from '../users';
import { requireAccount } from './account';
import { projectOf, sendPage } from './answer';
import { GitlabError } from './GitlabError';
import { presentProject, presentUser } from './present';

/** Version, accounts and projects. */
export function projectRoutes(forge: Forge) {
  const router = Router();

  router.get(['/version', '/metadata'], async (req, res) => {
    requireAccount(req);
    res.json({ version: '18.5.1', revision: 'lab', enterprise: false });
  });

  router.get('/user', async (req, res) => {
    const { login, email } = requireAccount(req);
    res.json({ ...presentUser(forge, login), email });
  });

  router.get('/users', async (req, res) => {
    const name = req.query.username?.toString().toLowerCase();
    const found = forgeUsers.filter(
      ({ login }) => name === undefined || login.toLowerCase() === name,
    );
    await sendPage(req, res, found, ({ login }) => presentUser(forge, login));
  });

  router.get('/users/:user(\\d+)', async (req, res) => {
    const user = forgeUsers.find(({ id }) => id === Number(req.params.user));
    if (!user) throw GitlabError.notFound('User');
    res.json(presentUser(forge, user.login));
  });

  router.get('/projects', async (req, res) => {
    await sendPage(req, res, forge.repositories(), repository =>
      presentProject(forge, repository),
    );
  });

  router.get('/projects/:id', async (req, res) => {
    res.json(presentProject(forge, projectOf(forge, req)));
  });

  router.get(
    ['/projects/:id/members', '/projects/:id/members/all'],
    async (req, res) => {
      requireAccount(req);
      projectOf(forge, req);
      await sendPage(req, res, forgeUsers, ({ login }) => ({
        ...presentUser(forge, login),
        access_level: 40,
      }));
    },
  );

  return router;
}
