import type { Request } from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { personOf } from '../users';
import { GithubError, notFound } from './GithubError';
import { nodeId, presentGitCommit, repoApi } from './present';
import { repositoryOf, writerOf } from './respond';
import { writeGithubTree } from './writeGithubTree';

const rest = (req: Request) => (req.params as Record<string, string>)[0] ?? '';

/** Name of an object if the repository has it: of a commit's tree for `tree`. */
async function objectOf(
  { git }: ForgeRepository,
  sha: unknown,
  type: 'blob' | 'tree' | 'commit',
): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(String(sha))) return undefined;
  const found = await git
    .text(['rev-parse', '--verify', '--quiet', `${sha}^{${type}}`])
    .catch(() => '');
  return found.trim() || undefined;
}

/** Blobs, trees and commits: the git data API. */
export function gitRoutes(forge: Forge) {
  const router = Router();
  const git = '/repos/:owner/:name/git';

  router.get(`${git}/blobs/:sha`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const sha = await objectOf(repository, req.params.sha, 'blob');
    if (!sha) throw notFound();
    const content = (await repository.git.blobs([sha])).get(sha);
    res.json({
      sha,
      node_id: nodeId('Blob', sha),
      size: content?.length ?? 0,
      url: `${repoApi(forge, repository)}/git/blobs/${sha}`,
      content: content?.toString('base64') ?? '',
      encoding: 'base64',
    });
  });

  router.post(`${git}/blobs`, async (req, res) => {
    writerOf(req);
    const repository = repositoryOf(forge, req);
    const { content, encoding = 'utf-8' } = req.body ?? {};
    if (typeof content !== 'string') {
      throw new GithubError(422, 'content is required');
    }
    const input = Buffer.from(
      content,
      encoding === 'base64' ? 'base64' : 'utf8',
    );
    const written = await repository.git.text(
      ['hash-object', '-w', '--stdin'],
      { input },
    );
    const sha = written.trim();
    const url = `${repoApi(forge, repository)}/git/blobs/${sha}`;
    res.status(201).json({ sha, url });
  });

  const presentTree = async (
    repository: ForgeRepository,
    sha: string,
    recursive: boolean,
  ) => {
    const api = `${repoApi(forge, repository)}/git`;
    const entries = await repository.git.tree(sha, { recursive });
    return {
      sha,
      url: `${api}/trees/${sha}`,
      tree: entries.map(entry => ({
        ...entry,
        url: `${api}/${entry.type}s/${entry.sha}`,
      })),
      truncated: false,
    };
  };

  router.get(`${git}/trees/:sha`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const commit = await repository.git.resolve(req.params.sha);
    const sha = await objectOf(repository, commit ?? req.params.sha, 'tree');
    if (!sha) throw notFound();
    const recursive = req.query.recursive !== undefined;
    res.json(await presentTree(repository, sha, recursive));
  });

  router.post(`${git}/trees`, async (req, res) => {
    writerOf(req);
    const repository = repositoryOf(forge, req);
    const { base_tree: from, tree } = req.body ?? {};
    if (!Array.isArray(tree) || tree.length === 0) {
      throw new GithubError(422, 'Invalid tree info');
    }
    const base = from && (await objectOf(repository, from, 'tree'));
    if (from && !base) {
      throw new GithubError(422, 'base_tree is not a valid tree oid');
    }
    const sha = await writeGithubTree(repository.git, base, tree);
    res.status(201).json(await presentTree(repository, sha, false));
  });

  router.get(`${git}/commits/:sha`, async (req, res) => {
    const repository = repositoryOf(forge, req);
    const sha = await objectOf(repository, req.params.sha, 'commit');
    if (!sha) throw notFound();
    const commit = await repository.git.commit(sha);
    res.json(presentGitCommit(forge, repository, commit));
  });

  router.post(`${git}/commits`, async (req, res) => {
    const user = writerOf(req);
    const repository = repositoryOf(forge, req);
    const { message, tree, parents = [], author } = req.body ?? {};
    if (typeof message !== 'string') {
      throw new GithubError(422, 'message is required');
    }
    if (!(await objectOf(repository, tree, 'tree'))) {
      throw new GithubError(422, 'Tree SHA does not exist');
    }
    for (const parent of parents) {
      if (!(await objectOf(repository, parent, 'commit'))) {
        throw new GithubError(
          422,
          'Parent SHA does not exist or is not a commit object',
        );
      }
    }
    const sha = await repository.git.createCommit({
      tree,
      parents,
      message,
      author:
        author?.name && author.email
          ? { name: author.name, email: author.email }
          : personOf(user),
      committer: personOf(user),
    });
    const commit = await repository.git.commit(sha);
    res.status(201).json(presentGitCommit(forge, repository, commit));
  });

  router.get([`${git}/ref/*`, `${git}/refs/*`], async (req, res) => {
    const repository = repositoryOf(forge, req);
    const name = rest(req).replace(/^heads\//, '');
    const sha = await repository.git.branch(name);
    if (!sha) throw notFound();
    res.json(presentRef(forge, repository, name, sha));
  });

  return router;
}

/** A branch as the git data API shows it. */
export function presentRef(
  forge: Forge,
  repository: ForgeRepository,
  branch: string,
  sha: string,
) {
  const api = `${repoApi(forge, repository)}/git`;
  const ref = `refs/heads/${branch}`;
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url: `${api}/${ref}`,
    object: { sha, type: 'commit', url: `${api}/commits/${sha}` },
  };
}
