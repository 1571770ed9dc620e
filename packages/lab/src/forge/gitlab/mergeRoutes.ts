import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import { mergePull } from '../pulls/mergePull';
import { tryMerge } from '../pulls/pullDiff';
import { requireAccount } from './account';
import { mergeRequestOf, projectOf, sendPage } from './answer';
import { GitlabError } from './GitlabError';
import { isDraft, presentMergeRequest, presentNote } from './present';

const one = '/projects/:id/merge_requests/:iid(\\d+)';

/** Merging, and notes. */
export function mergeRoutes(forge: Forge) {
  const router = Router();

  router.put(`${one}/merge`, async (req, res) => {
    const user = requireAccount(req);
    const repository = projectOf(forge, req);
    const pull = mergeRequestOf(repository, req);
    const body = req.body ?? {};
    await repository.exclusive(async () => {
      // GitLab cuts commit messages out of 405 as it does of 422: which of them says why it will not merge.
      if (pull.state !== 'open' || isDraft(pull.title)) {
        throw new GitlabError(405, '405 Method Not Allowed');
      }
      if (body.sha && body.sha !== pull.headSha) {
        throw new GitlabError(
          409,
          `SHA does not match HEAD of source branch: ${pull.headSha}`,
        );
      }
      if ('conflicts' in (await tryMerge(repository, pull))) {
        throw new GitlabError(422, 'Branch cannot be merged');
      }
      try {
        await mergePull(forge, repository, pull, user, {
          style: body.squash ? 'squash' : 'merge',
          title: body.merge_commit_message,
          deleteBranch: body.should_remove_source_branch === true,
        });
      } catch (error) {
        // A draft by Gitea's rule.
        if (!(error instanceof ForgeError)) throw error;
        throw new GitlabError(405, '405 Method Not Allowed');
      }
    });
    res.json(await presentMergeRequest(forge, repository, pull));
  });

  router.get(`${one}/notes`, async (req, res) => {
    const repository = projectOf(forge, req);
    const { number } = mergeRequestOf(repository, req);
    const notes = repository.state.comments.filter(
      ({ issue }) => issue === number,
    );
    await sendPage(req, res, notes.reverse(), note =>
      presentNote(forge, repository, note),
    );
  });

  router.post(`${one}/notes`, async (req, res) => {
    const user = requireAccount(req);
    const repository = projectOf(forge, req);
    const pull = mergeRequestOf(repository, req);
    const body = String(req.body?.body ?? '');
    if (!body) throw GitlabError.parameters('body is missing');
    const note = await repository.exclusive(async () => {
      const { comments } = repository.state;
      const now = new Date().toISOString();
      const made = {
        id: Math.max(0, ...comments.map(({ id }) => id)) + 1,
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
    res.status(201).json(presentNote(forge, repository, note));
  });

  return router;
}
