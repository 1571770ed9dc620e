import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { pullRange } from '../pulls/pullDiff';
import { createGithubPull } from './createGithubPull';
import { invalid } from './GithubError';
import { presentCommit, repoApi } from './present';
import { presentPull, presentPullSimple } from './presentPull';
import { pullOf, repositoryOf, sendPage, writerOf } from './respond';

/** Pull requests: opened, read and edited. */
export function pullRoutes(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:name/pulls';
  const one = `${base}/:number(\\d+)`;

  router.get(base, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { state = 'open', direction, sort = 'created' } = req.query;
    const head = String(req.query.head ?? '')
      .split(':')
      .pop();
    const isDescending =
      direction === undefined ? sort === 'created' : direction === 'desc';
    const key = sort === 'updated' ? 'updatedAt' : 'createdAt';
    const found = repository.state.pulls
      .filter(pull => state === 'all' || pull.state === state)
      .filter(pull => !head || pull.head === head)
      .filter(pull => !req.query.base || pull.base === req.query.base)
      .sort((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
    if (isDescending) found.reverse();
    await sendPage(req, res, found, pull =>
      presentPullSimple(forge, repository, pull),
    );
  });

  router.post(base, async (req, res) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = await repository.exclusive(() =>
      createGithubPull(forge, repository, user.login, req.body ?? {}),
    );
    res.status(201).json(await presentPull(forge, repository, pull));
  });

  router.get(one, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    if (/\b(diff|patch)\b/.test(String(req.headers.accept))) {
      const range = await pullRange(repository, pull);
      const diff = await repository.git.diff(range.base, range.head);
      res.type('text/plain; charset=utf-8').send(diff);
      return;
    }
    res.json(await presentPull(forge, repository, pull));
  });

  router.get(`${one}/files`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { git, url } = repository;
    const range = await pullRange(repository, pullOf(repository, req));
    const files = await git.changedFiles(range.base, range.head);
    const api = repoApi(forge, repository);
    await sendPage(req, res, files, async file => {
      const entry = await git.entry(range.head, file.path);
      const blob = `${range.head}/${file.path}`;
      return {
        sha: entry?.sha ?? null,
        filename: file.path,
        status: file.status === 'deleted' ? 'removed' : file.status,
        additions: file.additions,
        deletions: file.deletions,
        changes: file.additions + file.deletions,
        blob_url: encodeURI(`${url}/src/commit/${blob}`),
        raw_url: encodeURI(`${url}/raw/commit/${blob}`),
        contents_url: encodeURI(
          `${api}/contents/${file.path}?ref=${range.head}`,
        ),
      };
    });
  });

  router.get(`${one}/commits`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const range = await pullRange(repository, pullOf(repository, req));
    const commits = await repository.git.commitsBetween(range.base, range.head);
    await sendPage(req, res, commits, commit =>
      presentCommit(forge, repository, commit),
    );
  });

  router.patch(one, async (req, res) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const pull = pullOf(repository, req);
    const { title, body, state } = req.body ?? {};
    await repository.exclusive(async () => {
      const isKnown = state === undefined || /^(open|closed)$/.test(state);
      if (!isKnown || (state !== undefined && pull.merged)) {
        throw invalid({
          resource: 'PullRequest',
          field: 'state',
          code: 'invalid',
        });
      }
      if (title !== undefined) pull.title = String(title);
      if (body !== undefined) pull.body = String(body ?? '');
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
    res.json(await presentPull(forge, repository, pull));
  });

  return router;
}
