import type { Request } from 'express';
import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import { presentComment, presentLabel } from './present';
import { paging, pullOf, repositoryOf, sendPage } from './respond';

const nextId = (items: { id: number }[]) =>
  items.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;

/** Labels and comments; the lab's only issues are pull requests. */
export function issueRoutes(forge: Forge) {
  const router = Router();
  const issue = '/repos/:owner/:name/issues/:number(\\d+)';

  router.get('/repos/:owner/:name/labels', async (req, res) => {
    const { labels } = repositoryOf(forge, req).state;
    const { skip, limit } = paging(req);
    const page = labels.slice(skip, skip + limit).map(presentLabel);
    sendPage(req, res, page, labels.length);
  });

  router.post('/repos/:owner/:name/labels', async (req, res) => {
    requireUser(req);
    const repository = repositoryOf(forge, req);
    const { name, color, description } = req.body ?? {};
    if (!name) throw new ForgeError(422, '[Name]: Required');
    if (!/^#?[0-9a-fA-F]{6}$/.test(String(color ?? ''))) {
      throw new ForgeError(422, `bad color code: ${color}`);
    }
    const label = await repository.exclusive(async () => {
      const { labels } = repository.state;
      const made = {
        id: nextId(labels),
        name: String(name),
        color: String(color).replace('#', ''),
        description: String(description ?? ''),
      };
      labels.push(made);
      return made;
    });
    res.status(201).json(presentLabel(label));
  });

  router.get(`${issue}/comments`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { number } = pullOf(repository, req);
    const comments = repository.state.comments.filter(c => c.issue === number);
    res.setHeader('X-Total-Count', String(comments.length));
    res.json(comments.map(c => presentComment(forge, repository, c)));
  });

  router.post(`${issue}/comments`, async (req, res) => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const body = String(req.body?.body ?? '');
    if (!body.trim()) throw new ForgeError(422, '[Body]: Required');
    const comment = await repository.exclusive(async () => {
      const { comments } = repository.state;
      const now = new Date().toISOString();
      const made = {
        id: nextId(comments),
        issue: pull.number,
        author: user.login,
        body,
        createdAt: now,
        updatedAt: now,
      };
      comments.push(made);
      pull.updatedAt = now;
      return made;
    });
    res.status(201).json(presentComment(forge, repository, comment));
  });

  const labelsOf = (repository: ForgeRepository, req: Request) => {
    const { labels } = pullOf(repository, req);
    return repository.state.labels
      .filter(({ id }) => labels.includes(id))
      .map(presentLabel);
  };

  router.get(`${issue}/labels`, async (req, res) => {
    res.json(labelsOf(repositoryOf(forge, req), req));
  });

  router.post(`${issue}/labels`, async (req, res) => {
    requireUser(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const asked: unknown[] = req.body?.labels ?? [];
    await repository.exclusive(async () => {
      for (const { id, name } of repository.state.labels) {
        if (!asked.includes(id) && !asked.includes(name)) continue;
        if (!pull.labels.includes(id)) pull.labels.push(id);
      }
    });
    res.json(labelsOf(repository, req));
  });

  return router;
}
