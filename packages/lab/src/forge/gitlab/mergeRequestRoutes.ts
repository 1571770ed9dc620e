import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import { createPull } from '../pulls/createPull';
import { pullRange } from '../pulls/pullDiff';
import { requireAccount } from './account';
import { mergeRequestOf, projectOf, sendPage } from './answer';
import { diffsBetween } from './diffs';
import { GitlabError } from './GitlabError';
import { checkTexts, labelsOf, reviewersOf } from './mergeRequestFields';
import { presentCommit, presentMergeRequest } from './present';

const base = '/projects/:id/merge_requests';
const one = `${base}/:iid(\\d+)`;

/** Merge requests but for the merge itself. */
export function mergeRequestRoutes(forge: Forge) {
  const router = Router();

  router.get(base, async (req, res) => {
    const repository = projectOf(forge, req);
    const { state, source_branch: from, target_branch: to } = req.query;
    const states: Record<string, (merged: boolean, open: boolean) => boolean> =
      {
        opened: (_merged, open) => open,
        closed: (merged, open) => !open && !merged,
        merged: merged => merged,
        locked: () => false,
        all: () => true,
      };
    const isWanted = states[String(state ?? 'all')];
    if (!isWanted) {
      throw GitlabError.parameters('state does not have a valid value');
    }
    const found = repository.state.pulls.filter(
      pull =>
        isWanted(Boolean(pull.merged), pull.state === 'open') &&
        (!from || pull.head === from) &&
        (!to || pull.base === to),
    );
    await sendPage(req, res, found.reverse(), pull =>
      presentMergeRequest(forge, repository, pull),
    );
  });

  router.post(base, async (req, res) => {
    const user = requireAccount(req);
    const repository = projectOf(forge, req);
    const body = req.body ?? {};
    const { source_branch: head, target_branch: target, title } = body;
    const missing = ['title', 'source_branch', 'target_branch'].filter(
      key => !body[key],
    );
    if (missing.length > 0) {
      throw GitlabError.parameters(
        missing.map(key => `${key} is missing`).join(', '),
      );
    }
    checkTexts(body);
    const pull = await repository.exclusive(async () => {
      const { git, state } = repository;
      if (head === target) {
        throw new GitlabError(422, [
          "You can't use same project/branch for source and target",
        ]);
      }
      const open = state.pulls.find(
        each => each.state === 'open' && each.head === head,
      );
      if (open) {
        throw new GitlabError(409, [
          `Another open merge request already exists for this source branch: !${open.number}`,
        ]);
      }
      for (const [side, name] of [
        ['Source', head],
        ['Target', target],
      ]) {
        if (!(await git.branch(String(name)))) {
          throw new GitlabError(422, [
            `${side} branch "${name}" does not exist`,
          ]);
        }
      }
      const made = await createPull(forge, repository, user.login, {
        title,
        body: body.description,
        head,
        base: target,
      });
      made.labels = labelsOf(repository, body.labels ?? '');
      if (body.reviewer_ids) made.reviewers = reviewersOf(body.reviewer_ids);
      return made;
    });
    res.status(201).json(await presentMergeRequest(forge, repository, pull));
  });

  router.get(one, async (req, res) => {
    const repository = projectOf(forge, req);
    const pull = mergeRequestOf(repository, req);
    res.json(await presentMergeRequest(forge, repository, pull));
  });

  router.put(one, async (req, res) => {
    requireAccount(req);
    const repository = projectOf(forge, req);
    const pull = mergeRequestOf(repository, req);
    const body = req.body ?? {};
    checkTexts(body);
    await repository.exclusive(async () => {
      if (body.state_event && pull.merged) {
        throw new GitlabError(405, '405 Method Not Allowed');
      }
      if (body.title !== undefined) pull.title = String(body.title);
      if (body.description !== undefined) pull.body = String(body.description);
      if (body.labels !== undefined) {
        pull.labels = labelsOf(repository, body.labels);
      }
      if (body.reviewer_ids) pull.reviewers = reviewersOf(body.reviewer_ids);
      pull.updatedAt = new Date().toISOString();
      let action: 'edited' | 'closed' | 'reopened' = 'edited';
      if (body.state_event === 'close' && pull.state === 'open') {
        pull.state = action = 'closed';
        pull.closedAt = pull.updatedAt;
      } else if (body.state_event === 'reopen' && pull.state === 'closed') {
        action = 'reopened';
        pull.state = 'open';
        delete pull.closedAt;
      }
      const { number, author: sender } = pull;
      forge.pulled({ repository, number, action, sender });
    });
    res.json(await presentMergeRequest(forge, repository, pull));
  });

  router.get(`${one}/diffs`, async (req, res) => {
    const repository = projectOf(forge, req);
    const range = await pullRange(repository, mergeRequestOf(repository, req));
    const diffs = await diffsBetween(repository, range.base, range.head);
    await sendPage(req, res, diffs, diff => diff);
  });

  router.get(`${one}/commits`, async (req, res) => {
    const repository = projectOf(forge, req);
    const range = await pullRange(repository, mergeRequestOf(repository, req));
    const found = await repository.git.commitsBetween(range.base, range.head);
    await sendPage(req, res, found.reverse(), commit =>
      presentCommit(repository, commit),
    );
  });

  return router;
}
