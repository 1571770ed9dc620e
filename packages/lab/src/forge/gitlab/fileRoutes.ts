import { createHash } from 'node:crypto';
import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { projectOf, sendPage } from './answer';
import { GitlabError } from './GitlabError';

const files = '/projects/:id/repository/files/:path';

/** Files and trees. */
export function fileRoutes(forge: Forge) {
  const router = Router();

  const read = async (req: Request) => {
    const { git } = projectOf(forge, req);
    const ref = req.query.ref?.toString() || 'main';
    const commit = await git.resolve(ref);
    if (!commit) throw GitlabError.notFound('Commit');
    const { path } = req.params;
    const entry = await git.entry(commit, path);
    if (entry?.type !== 'blob') throw GitlabError.notFound('File');
    const [blobs, [last]] = await Promise.all([
      git.blobs([entry.sha]),
      git.log(commit, { path, limit: 1 }),
    ]);
    const content = blobs.get(entry.sha) ?? Buffer.alloc(0);
    return { ref, commit, path, entry, content, last };
  };

  router.get(`${files}/raw`, async (req, res) => {
    const { content } = await read(req);
    res.type('text/plain; charset=utf-8').send(content);
  });

  // A HEAD is answered by it, too: the same headers without the body.
  router.get(files, async (req, res) => {
    const { ref, commit, path, entry, content, last } = await read(req);
    const shown = {
      file_name: path.split('/').at(-1),
      file_path: path,
      size: content.length,
      encoding: 'base64',
      content_sha256: createHash('sha256').update(content).digest('hex'),
      ref,
      blob_id: entry.sha,
      commit_id: commit,
      last_commit_id: last?.sha,
      execute_filemode: entry.mode === '100755',
    };
    for (const [key, value] of Object.entries(shown)) {
      const name = key.replaceAll('_', '-');
      res.setHeader(`X-Gitlab-${name}`, encodeURI(String(value)));
    }
    res.json({ ...shown, content: content.toString('base64') });
  });

  router.get('/projects/:id/repository/tree', async (req, res) => {
    const { git } = projectOf(forge, req);
    const commit = await git.resolve(req.query.ref?.toString() || 'main');
    if (!commit) throw GitlabError.notFound('Tree');
    const path = req.query.path?.toString().replace(/\/$/, '');
    if (path && (await git.entry(commit, path))?.type !== 'tree') {
      throw new GitlabError(404, '404 invalid revision or path Not Found');
    }
    const recursive = req.query.recursive === 'true';
    const entries = await git.tree(commit, {
      recursive,
      ...(path && { path }),
    });
    await sendPage(req, res, entries, entry => ({
      id: entry.sha,
      name: entry.path.split('/').at(-1),
      type: entry.type,
      path: entry.path,
      mode: entry.mode,
    }));
  });

  return router;
}
