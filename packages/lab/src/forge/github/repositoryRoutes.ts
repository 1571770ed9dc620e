import type { Request } from 'express';
import Router from 'express-promise-router';
import { authenticate } from '../authenticate';
import type { Forge } from '../Forge';
import { presentCommit, presentUser, repoApi } from './present';
import { GithubError, notFound } from './GithubError';
import { presentFullRepository } from './presentRepository';
import { repositoryOf, sendPage, writerOf } from './respond';

/** A rest of the path, where octokit writes `%2F` for a slash. */
const rest = (req: Request) => (req.params as Record<string, string>)[0] ?? '';

/** Account, repositories, branches and commits. */
export function repositoryRoutes(forge: Forge) {
  const router = Router();
  const repo = '/repos/:owner/:name';

  router.get('/meta', async (_req, res) => {
    res.json({
      verifiable_password_authentication: true,
      installed_version: '3.19.0',
    });
  });

  router.get('/rate_limit', async (req, res) => {
    const limit = authenticate(req) ? 5000 : 60;
    const reset = Math.ceil(Date.now() / 1000) + 3600;
    const core = { limit, used: 0, remaining: limit, reset };
    res.json({ resources: { core, search: core }, rate: core });
  });

  router.get('/user', async (req, res) => {
    res.json(presentUser(forge, writerOf(req).login));
  });

  router.get(repo, async (req, res) => {
    res.json(presentFullRepository(forge, repositoryOf(forge, req)));
  });

  router.get(`${repo}/branches`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const branches = await repository.git.branches();
    const api = repoApi(forge, repository);
    await sendPage(req, res, branches, ({ name, sha }) => ({
      name,
      commit: { sha, url: `${api}/commits/${sha}` },
      protected: false,
    }));
  });

  router.get(`${repo}/branches/*`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const name = rest(req);
    const sha = await repository.git.branch(name);
    if (!sha) throw notFound('Branch not found');
    const commit = await repository.git.commit(sha);
    const self = `${repoApi(forge, repository)}/branches/${name}`;
    res.json({
      name,
      commit: presentCommit(forge, repository, commit),
      _links: { self, html: `${repository.url}/src/branch/${name}` },
      protected: false,
      protection: { enabled: false },
      protection_url: `${self}/protection`,
    });
  });

  router.get(`${repo}/commits`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { git } = repository;
    const commit = await git.resolve(String(req.query.sha || 'main'));
    if (!commit) throw notFound();
    const path = req.query.path ? String(req.query.path) : undefined;
    await sendPage(req, res, await git.log(commit, { path }), found =>
      presentCommit(forge, repository, found),
    );
  });

  const commitOf = async (req: Request, ref: string) => {
    const repository = repositoryOf(forge, req);
    const sha = await repository.git.resolve(ref);
    if (!sha) throw new GithubError(422, `No commit found for SHA: ${ref}`);
    return { repository, sha };
  };

  router.get(`${repo}/commits/*`, async (req, res) => {
    const { repository, sha } = await commitOf(req, rest(req));
    const commit = await repository.git.commit(sha);
    res.json(presentCommit(forge, repository, commit));
  });

  router.get([`${repo}/tarball/*`, `${repo}/tarball`], async (req, res) => {
    const { repository, sha } = await commitOf(req, rest(req) || 'main');
    const { owner, name, git } = repository;
    // GitHub's archives hold one directory of this name.
    const prefix = `${owner}-${name}-${sha.slice(0, 7)}/`;
    const { stdout } = await git.archive(sha, 'tar.gz', prefix);
    res.type('application/x-gzip').send(stdout);
  });

  return router;
}
