import type { Request } from 'express';
import Router from 'express-promise-router';
import { ForgeError } from '../ForgeError';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { mergePull } from '../pulls/mergePull';
import { pullRange } from '../pulls/pullDiff';
import { forgeUsers } from '../users';
import { pullPage } from './pullPage';
import { filesPage, pullsPage, repositoryPage } from './repositoryPage';

/** The forge in a browser. Whoever looks at it is `ada`, so that the story can be told without signing in twice. */
export function pageRouter(forge: Forge) {
  const router = Router();
  const viewer = forgeUsers[0];

  const find = (req: Request) => {
    const repository = forge.repository(req.params.owner, req.params.name);
    const pull = repository?.state.pulls.find(
      candidate => candidate.number === Number(req.params.number),
    );
    return { repository, pull };
  };

  router.get('/:owner/:name', async (req, res, next) => {
    const { repository } = find(req);
    const commit = await repository?.git.branch('main');
    if (!repository || !commit) return next();
    const [entries, commits] = await Promise.all([
      repository.git.tree(commit, { recursive: false }),
      repository.git.log(commit, { limit: 10 }),
    ]);
    res.send(repositoryPage(repository, { ref: 'main', entries, commits }));
    return undefined;
  });

  router.get('/:owner/:name/pulls', async (req, res, next) => {
    const { repository } = find(req);
    if (!repository) return next();
    res.send(pullsPage(repository));
    return undefined;
  });

  const pulls = '/:owner/:name/pulls/:number(\\d+)';
  router.get(`${pulls}.:format(diff|patch)`, async (req, res, next) => {
    const { repository, pull } = find(req);
    if (!repository || !pull) return next();
    const range = await pullRange(repository, pull);
    const diff = await repository.git.diff(range.base, range.head);
    res.type('text/plain; charset=utf-8').send(diff);
    return undefined;
  });

  router.get([pulls, `${pulls}/files`], async (req, res, next) => {
    const { repository, pull } = find(req);
    if (!repository || !pull) return next();
    res.send(await pullPage(repository, pull));
    return undefined;
  });

  router.post(`${pulls}/:action(merge|close)`, async (req, res, next) => {
    const { repository, pull } = find(req);
    if (!repository || !pull) return next();
    if (!sameOrigin(req)) {
      res.status(403).type('text').send('The form was sent by another site.\n');
      return undefined;
    }
    try {
      await repository.exclusive(async () => {
        if (req.params.action === 'merge') {
          await mergePull(forge, repository, pull, viewer, { style: 'merge' });
        } else if (pull.state === 'open') {
          pull.state = 'closed';
          pull.closedAt = new Date().toISOString();
          pull.updatedAt = pull.closedAt;
          forge.pulled({
            repository,
            number: pull.number,
            action: 'closed',
            sender: viewer.login,
          });
        }
      });
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error;
      res
        .status(error.status)
        .send(await pullPage(repository, pull, error.message));
      return undefined;
    }
    res.redirect(
      303,
      `/${repository.owner}/${repository.name}/pulls/${pull.number}`,
    );
    return undefined;
  });

  router.get(
    '/:owner/:name/src/:kind(branch|commit)/:ref/*',
    async (req, res, next) => {
      const { repository } = find(req);
      if (!repository) return next();
      const path = (req.params as Record<string, string>)[0].replace(/\/$/, '');
      const shown = await files(repository, req.params.ref, path);
      if (!shown) return next();
      res.send(filesPage(repository, { ref: req.params.ref, path, ...shown }));
      return undefined;
    },
  );

  return router;
}

async function files({ git }: ForgeRepository, ref: string, path: string) {
  const commit = await git.resolve(ref);
  const entry = commit && (await git.entry(commit, path));
  if (!commit || !entry) return undefined;
  if (entry.type === 'tree') {
    return { entries: await git.tree(commit, { recursive: false, path }) };
  }
  const blobs = await git.blobs([entry.sha]);
  return { text: blobs.get(entry.sha)?.toString() };
}

/** Browsers say where a form comes from; other clients have no cookies to abuse. */
function sameOrigin(req: Request): boolean {
  const origin = req.headers.origin;
  return !origin || origin === 'null'
    ? req.headers['sec-fetch-site'] !== 'cross-site'
    : new URL(origin).host === req.headers.host;
}
