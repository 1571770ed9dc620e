import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { invalid } from './GithubError';
import { presentComment, presentLabel } from './present';
import { pullOf, repositoryOf, sendPage, writerOf } from './respond';

const nextId = (items: { id: number }[]) =>
  items.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;

/** What GitHub gives a label that is made by adding it. */
const DEFAULT_COLOR = 'ededed';

/** Labels and comments of pull requests. A label that is not there yet is made by adding it. */
export function issueRoutes(forge: Forge) {
  const router = Router();
  const issue = '/repos/:owner/:name/issues/:number(\\d+)';

  const labelsOf = (repository: ForgeRepository, req: Request) => {
    const { labels } = pullOf(repository, req);
    return repository.state.labels
      .filter(({ id }) => labels.includes(id))
      .map(label => presentLabel(forge, repository, label));
  };

  router.get('/repos/:owner/:name/labels', async (req, res) => {
    const repository = repositoryOf(forge, req);
    await sendPage(req, res, repository.state.labels, label =>
      presentLabel(forge, repository, label),
    );
  });

  router.get(`${issue}/labels`, async (req, res) => {
    res.json(labelsOf(repositoryOf(forge, req), req));
  });

  router.post(`${issue}/labels`, async (req, res) => {
    writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const asked: unknown = Array.isArray(req.body)
      ? req.body
      : req.body?.labels;
    if (!Array.isArray(asked) || asked.length === 0) {
      throw invalid({
        resource: 'Label',
        code: 'missing_field',
        field: 'name',
      });
    }
    await repository.exclusive(async () => {
      const { labels } = repository.state;
      for (const value of asked) {
        const name = String(value?.name ?? value);
        let label = labels.find(known => known.name === name);
        if (!label) {
          label = {
            id: nextId(labels),
            name,
            color: DEFAULT_COLOR,
            description: '',
          };
          labels.push(label);
        }
        if (!pull.labels.includes(label.id)) pull.labels.push(label.id);
      }
    });
    res.json(labelsOf(repository, req));
  });

  router.get(`${issue}/comments`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { number } = pullOf(repository, req);
    const found = repository.state.comments.filter(c => c.issue === number);
    await sendPage(req, res, found, comment =>
      presentComment(forge, repository, comment),
    );
  });

  router.post(`${issue}/comments`, async (req, res) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const body = String(req.body?.body ?? '');
    if (!body.trim()) {
      throw invalid({
        resource: 'IssueComment',
        code: 'missing_field',
        field: 'body',
      });
    }
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

  return router;
}
