import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { requireAccount } from './account';
import { projectOf, sendPage } from './answer';
import { commitActions } from './commitActions';
import { diffsBetween } from './diffs';
import { GitlabError } from './GitlabError';
import { presentCommit } from './present';

const commits = '/projects/:id/repository/commits';

async function commitOf({ git }: ForgeRepository, ref: string) {
  const sha = await git.resolve(ref);
  if (!sha) throw GitlabError.notFound('Commit');
  return git.commit(sha);
}

/** Commits: reading, comparing, and making one of many file actions. */
export function commitRoutes(forge: Forge) {
  const router = Router();

  router.get(commits, async (req, res) => {
    const repository = projectOf(forge, req);
    const { git } = repository;
    const sha = await git.resolve(req.query.ref_name?.toString() || 'main');
    if (!sha) throw GitlabError.notFound('Commit');
    const path = req.query.path?.toString();
    const found = await git.log(sha, { ...(path && { path }), limit: 1000 });
    await sendPage(req, res, found, commit =>
      presentCommit(repository, commit),
    );
  });

  router.post(commits, async (req, res) => {
    const user = requireAccount(req);
    const repository = projectOf(forge, req);
    const sha = await repository.exclusive(() =>
      commitActions(forge, repository, user, req.body ?? {}),
    );
    const commit = await repository.git.commit(sha);
    res.status(201).json(presentCommit(repository, commit));
  });

  router.get(`${commits}/:sha`, async (req, res) => {
    const repository = projectOf(forge, req);
    const commit = await commitOf(repository, req.params.sha);
    res.json(presentCommit(repository, commit));
  });

  router.get(`${commits}/:sha/diff`, async (req, res) => {
    const repository = projectOf(forge, req);
    const { sha, parents } = await commitOf(repository, req.params.sha);
    const base = parents[0] ?? '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
    const diffs = await diffsBetween(repository, base, sha);
    await sendPage(req, res, diffs, diff => diff);
  });

  router.get('/projects/:id/repository/compare', async (req, res) => {
    const repository = projectOf(forge, req);
    const { git } = repository;
    const { from, to, straight } = req.query;
    const [base, head] = await Promise.all([
      git.resolve(String(from ?? '')),
      git.resolve(String(to ?? '')),
    ]);
    if (!base || !head) throw GitlabError.notFound('Ref');
    const start =
      straight === 'true' ? base : (await git.mergeBase(base, head)) ?? base;
    const between = await git.commitsBetween(base, head);
    const last = between.at(-1);
    res.json({
      commit: last ? presentCommit(repository, last) : null,
      commits: between.map(commit => presentCommit(repository, commit)),
      diffs: await diffsBetween(repository, start, head),
      compare_timeout: false,
      compare_same_ref: base === head,
      web_url: `${repository.url}/compare/${base}...${head}`,
    });
  });

  return router;
}
