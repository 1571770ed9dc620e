import type { Request } from 'express';
import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import { changeFiles, type ChangeFilesBody } from '../changeFiles';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { presentCommit } from './present';
import { presentContents } from './presentContents';
import { notFound, repositoryOf } from './respond';

const rest = (req: Request) => (req.params as Record<string, string>)[0] ?? '';

async function commitOf(repository: ForgeRepository, req: Request) {
  const ref = String(req.query.ref || 'main');
  const commit = await repository.git.resolve(ref);
  if (!commit) throw notFound();
  return { ref, commit };
}

/** Files and trees: reading by path, and commits made of file changes. */
export function contentRoutes(forge: Forge) {
  const router = Router();

  const write = async (
    req: Request,
    body: ChangeFilesBody,
  ): Promise<Record<string, unknown>> => {
    const user = requireUser(req);
    const repository = repositoryOf(forge, req);
    const done = await repository.exclusive(() =>
      changeFiles(forge, repository, user, body),
    );
    const files = await Promise.all(
      done.paths.map(async path =>
        presentContents(repository, done.branch, done.commit, path),
      ),
    );
    const commit = await repository.git.commit(done.commit);
    return {
      files,
      commit: presentCommit(forge, repository, commit),
      verification: {
        verified: false,
        reason: 'gpg.error.not_signed_commit',
        signature: '',
        payload: '',
      },
    };
  };

  router.post('/repos/:owner/:name/contents', async (req, res) => {
    res.status(201).json(await write(req, req.body ?? {}));
  });

  const single = { post: 'create', put: 'update', delete: 'delete' } as const;
  for (const method of ['post', 'put', 'delete'] as const) {
    router[method]('/repos/:owner/:name/contents/*', async (req, res) => {
      const { content, sha, from_path: from, ...body } = req.body ?? {};
      const operation = single[method];
      const path = rest(req);
      const { files, ...answer } = await write(req, {
        ...body,
        files: [{ operation, path, content, sha, from_path: from }],
      });
      res
        .status(method === 'post' ? 201 : 200)
        .json({ content: (files as unknown[])[0] ?? null, ...answer });
    });
  }

  router.get(
    ['/repos/:owner/:name/contents', '/repos/:owner/:name/contents/*'],
    async (req, res) => {
      const repository = repositoryOf(forge, req);
      const { ref, commit } = await commitOf(repository, req);
      const path = rest(req).replace(/\/$/, '');
      const found = await presentContents(repository, ref, commit, path);
      if (!found) throw notFound();
      res.json(found);
    },
  );

  router.get(
    ['/repos/:owner/:name/raw/*', '/repos/:owner/:name/media/*'],
    async (req, res) => {
      const repository = repositoryOf(forge, req);
      const { commit } = await commitOf(repository, req);
      const entry = await repository.git.entry(commit, rest(req));
      if (entry?.type !== 'blob') throw notFound();
      const blobs = await repository.git.blobs([entry.sha]);
      res.setHeader('ETag', `"${entry.sha}"`);
      res.type('text/plain; charset=utf-8').send(blobs.get(entry.sha));
    },
  );

  router.get('/repos/:owner/:name/git/trees/:sha', async (req, res) => {
    const repository = repositoryOf(forge, req);
    const { git } = repository;
    const commit = await git.resolve(req.params.sha);
    if (!commit) throw notFound();
    const recursive = /^(1|true)$/.test(String(req.query.recursive ?? ''));
    const entries = await git.tree(commit, { recursive });
    const page = Math.max(1, Number(req.query.page) || 1);
    const perPage = Math.min(1000, Number(req.query.per_page) || 1000);
    const api = `${forge.url}/api/v1/repos/${repository.owner}/${repository.name}/git`;
    res.json({
      sha: commit,
      url: `${api}/trees/${commit}`,
      tree: entries.slice((page - 1) * perPage, page * perPage).map(entry => ({
        ...entry,
        url: `${api}/${entry.type}s/${entry.sha}`,
      })),
      truncated: page * perPage < entries.length,
      page,
      total_count: entries.length,
    });
  });

  router.get('/repos/:owner/:name/archive/:file', async (req, res) => {
    const repository = repositoryOf(forge, req);
    const match = /^(.*)\.(tar\.gz|zip)$/.exec(req.params.file);
    const commit = match && (await repository.git.resolve(match[1]));
    if (!match || !commit) throw notFound();
    const { stdout } = await repository.git.archive(
      commit,
      match[2],
      `${repository.name}/`,
    );
    res.type('application/octet-stream').send(stdout);
  });

  return router;
}
