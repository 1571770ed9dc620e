import type { Request } from 'express';
import Router from 'express-promise-router';
import { changeFiles } from '../changeFiles';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { TreeEntry } from '../git/types';
import { GithubError, notFound } from './GithubError';
import { presentGitCommit, repoApi } from './present';
import { repositoryOf, writerOf } from './respond';

const rest = (req: Request) =>
  ((req.params as Record<string, string>)[0] ?? '').replace(/\/$/, '');

/** Files by path: read, and written one by one. */
export function contentRoutes(forge: Forge) {
  const router = Router();
  const contents = '/repos/:owner/:name/contents';

  const present = (
    repository: ForgeRepository,
    ref: string,
    entry: TreeEntry,
  ) => {
    const api = repoApi(forge, repository);
    const isTree = entry.type === 'tree';
    const self = encodeURI(`${api}/contents/${entry.path}?ref=${ref}`);
    const kind = isTree ? 'trees' : 'blobs';
    const git = `${api}/git/${kind}/${entry.sha}`;
    const html = encodeURI(`${repository.url}/src/branch/${ref}/${entry.path}`);
    return {
      name: entry.path.split('/').pop(),
      path: entry.path,
      sha: entry.sha,
      size: entry.size ?? 0,
      url: self,
      html_url: html,
      git_url: git,
      download_url: isTree ? null : html,
      type: isTree ? 'dir' : 'file',
      _links: { self, git, html },
    };
  };

  router.get([contents, `${contents}/*`], async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { git } = repository;
    const ref = String(req.query.ref || 'main');
    const commit = await git.resolve(ref);
    if (!commit) throw notFound(`No commit found for the ref ${ref}`);
    const path = rest(req);
    const entry = path ? await git.entry(commit, path) : undefined;
    if (path && !entry) throw notFound();
    if (!entry || entry.type === 'tree') {
      const below = await git.tree(commit, { recursive: false, path });
      res.json(below.map(found => present(repository, ref, found)));
      return;
    }
    const content = (await git.blobs([entry.sha])).get(entry.sha);
    res.setHeader('ETag', `"${entry.sha}"`);
    if (/\braw\b/.test(String(req.headers.accept))) {
      res.type('application/vnd.github.raw; charset=utf-8').send(content);
      return;
    }
    res.json({
      ...present(repository, ref, entry),
      encoding: 'base64',
      content: content?.toString('base64') ?? '',
    });
  });

  const write = async (
    req: Request,
    change: (known: TreeEntry | undefined) => string,
  ) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const { git } = repository;
    const path = rest(req);
    const { sha, message, content, branch = 'main' } = req.body ?? {};
    if (!message) throw new GithubError(422, 'Invalid request. "message"');
    let isNew = false;
    const done = await repository.exclusive(async () => {
      const head = await git.branch(branch);
      if (!head) throw notFound(`Branch ${branch} not found`);
      const known = await git.entry(head, path);
      isNew = known === undefined;
      const operation = change(known);
      if (known && !sha) {
        throw new GithubError(
          422,
          `Invalid request.\n\n"sha" wasn't supplied.`,
        );
      }
      if (known && sha !== known.sha) {
        throw new GithubError(409, `${path} does not match ${sha}`);
      }
      const files = [{ operation, path, content, sha }];
      return changeFiles(forge, repository, user, { branch, message, files });
    });
    const commit = await git.commit(done.commit);
    const entry = await git.entry(done.commit, path);
    return {
      isNew,
      body: {
        content: entry ? present(repository, branch, entry) : null,
        commit: presentGitCommit(forge, repository, commit),
      },
    };
  };

  router.put(`${contents}/*`, async (req, res) => {
    const { isNew, body } = await write(req, known =>
      known ? 'update' : 'create',
    );
    res.status(isNew ? 201 : 200).json(body);
  });

  router.delete(`${contents}/*`, async (req, res) => {
    const { body } = await write(req, known => {
      if (!known) throw notFound();
      return 'delete';
    });
    res.json(body);
  });

  return router;
}
