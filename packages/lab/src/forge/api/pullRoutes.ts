import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import { createPull } from '../pulls/createPull';
import { mergePull } from '../pulls/mergePull';
import { pullRange } from '../pulls/pullDiff';
import { notFound, paging, pullOf, repositoryOf, sendPage } from './respond';
import { presentCommit } from './present';
import { presentPull } from './presentPull';

export function pullRoutes(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:name/pulls';

  router.get(base, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const state = String(req.query.state || 'open');
    if (!['open', 'closed', 'all'].includes(state)) {
      throw new ForgeError(422, '[State]: In(open,closed,all)');
    }
    const labels = [req.query.labels ?? []].flat().map(Number);
    const byUpdate = req.query.sort === 'recentupdate';
    const found = repository.state.pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(pull => labels.every(id => pull.labels.includes(id)))
      .sort((a, b) =>
        byUpdate ? b.updatedAt.localeCompare(a.updatedAt) : b.number - a.number,
      );
    const { skip, limit } = paging(req);
    const page = [];
    for (const pull of found.slice(skip, skip + limit)) {
      page.push(await presentPull(forge, repository, pull));
    }
    sendPage(req, res, page, found.length);
  });

  router.post(base, async (req, res) => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const { title, body, head, labels } = req.body ?? {};
    const pull = await repository.exclusive(() =>
      createPull(forge, repository, user.login, {
        title,
        body,
        head: String(head ?? ''),
        base: String(req.body?.base ?? ''),
        labels,
      }),
    );
    res.status(201).json(await presentPull(forge, repository, pull));
  });

  router.get(`${base}/:number(\\d+).:format(diff|patch)`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const range = await pullRange(repository, pullOf(repository, req));
    const diff = await repository.git.diff(range.base, range.head);
    res.type('text/plain; charset=utf-8').send(diff);
  });

  router.get(`${base}/:number(\\d+)`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    res.json(await presentPull(forge, repository, pull));
  });

  router.get(`${base}/:number(\\d+)/files`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const range = await pullRange(repository, pull);
    const files = await repository.git.changedFiles(range.base, range.head);
    const { skip, limit } = paging(req);
    const page = files.slice(skip, skip + limit).map(file => ({
      filename: file.path,
      status: file.status === 'modified' ? 'changed' : file.status,
      additions: file.additions,
      deletions: file.deletions,
      changes: file.additions + file.deletions,
      html_url: `${repository.url}/src/commit/${range.head}/${file.path}`,
    }));
    sendPage(req, res, page, files.length);
  });

  router.get(`${base}/:number(\\d+)/commits`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const range = await pullRange(repository, pullOf(repository, req));
    const commits = await repository.git.commitsBetween(range.base, range.head);
    const { skip, limit } = paging(req);
    const page = commits.reverse().slice(skip, skip + limit);
    sendPage(
      req,
      res,
      page.map(commit => presentCommit(forge, repository, commit)),
      commits.length,
    );
  });

  router.get(`${base}/:number(\\d+)/merge`, async (req, res) => {
    const pull = pullOf(repositoryOf(forge, req), req);
    res.status(pull.merged ? 204 : 404).end();
  });

  router.post(`${base}/:number(\\d+)/merge`, async (req, res) => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const body = req.body ?? {};
    await repository.exclusive(() =>
      mergePull(forge, repository, pull, user, {
        style: body.Do ?? body.do ?? '',
        title: body.MergeTitleField ?? body.merge_title_field,
        message: body.MergeMessageField ?? body.merge_message_field,
        headSha: body.head_commit_id,
        deleteBranch: body.delete_branch_after_merge === true,
      }),
    );
    res.status(200).end();
  });

  router.patch(`${base}/:number(\\d+)`, async (req, res) => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const { title, body, state, labels } = req.body ?? {};
    await repository.exclusive(async () => {
      if (state !== undefined && !['open', 'closed'].includes(state)) {
        throw new ForgeError(422, '[State]: In(open,closed)');
      }
      if (state !== undefined && pull.merged) {
        throw new ForgeError(412, 'cannot change state of a merged pull');
      }
      if (title !== undefined) pull.title = String(title);
      if (body !== undefined) pull.body = String(body);
      if (Array.isArray(labels)) pull.labels = labels.map(Number);
      pull.updatedAt = new Date().toISOString();
      let action: 'edited' | 'closed' | 'reopened' = 'edited';
      if (state && state !== pull.state) {
        action = state === 'closed' ? 'closed' : 'reopened';
        pull.state = state;
        pull.closedAt = state === 'closed' ? pull.updatedAt : undefined;
      }
      const { number } = pull;
      forge.pulled({ repository, number, action, sender: user.login });
    });
    res.status(201).json(await presentPull(forge, repository, pull));
  });

  // Gitea looks a pull request up by its branches, too.
  router.get(`${base}/:base/*`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const head = (req.params as Record<string, string>)[0];
    const pull = [...repository.state.pulls]
      .reverse()
      .find(p => p.base === req.params.base && p.head === head);
    if (!pull) throw notFound();
    res.json(await presentPull(forge, repository, pull));
  });

  return router;
}
