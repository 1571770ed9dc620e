import type { Request } from 'express';
import Router from 'express-promise-router';
import type { CheckState } from '../checks/CheckState';
import { checksOf, setCheck } from '../checks/setCheck';
import type { Forge } from '../Forge';
import { requireAccount } from './account';
import { projectOf, sendPage } from './answer';
import { GitlabError } from './GitlabError';
import { presentUser } from './present';

/** GitLab's words for what is known, and what is known of GitLab's words. */
const STATES: Record<string, CheckState['state']> = {
  pending: 'pending',
  running: 'pending',
  success: 'success',
  failed: 'failure',
  canceled: 'error',
  skipped: 'success',
};
const WORDS: Record<CheckState['state'], string> = {
  pending: 'running',
  success: 'success',
  failure: 'failed',
  error: 'canceled',
  warning: 'failed',
};

export const gitlabStatus = (state: CheckState['state']) => WORDS[state];

/** What CIs say of commits. */
export function statusRoutes(forge: Forge) {
  const router = Router();

  const present = (check: CheckState) => ({
    id: check.id,
    sha: check.sha,
    ref: null,
    status: gitlabStatus(check.state),
    name: check.name,
    target_url: check.targetUrl || null,
    description: check.description || null,
    created_at: check.createdAt,
    started_at: check.createdAt,
    finished_at: check.state === 'pending' ? null : check.updatedAt,
    // A `warning` is what a job says that may fail.
    allow_failure: check.state === 'warning',
    coverage: null,
    author: presentUser(forge, check.creator),
  });

  const commitOf = async (req: Request) => {
    const repository = projectOf(forge, req);
    const sha = await repository.git.resolve(req.params.sha);
    if (!sha) throw GitlabError.notFound('Commit');
    return { repository, sha };
  };

  router.post('/projects/:id/statuses/:sha', async (req, res) => {
    const user = requireAccount(req);
    const { repository, sha } = await commitOf(req);
    const body = { ...req.query, ...req.body };
    const state = STATES[String(body.state)];
    if (!state) {
      throw GitlabError.parameters('state does not have a valid value');
    }
    const check = await repository.exclusive(async () =>
      setCheck(forge, repository, user.login, {
        sha,
        name: String(body.name ?? body.context ?? 'default'),
        state,
        description: String(body.description ?? ''),
        targetUrl: String(body.target_url ?? ''),
      }),
    );
    res.status(201).json(present(check));
  });

  router.get(
    '/projects/:id/repository/commits/:sha/statuses',
    async (req, res) => {
      const { repository, sha } = await commitOf(req);
      await sendPage(req, res, checksOf(repository, sha), present);
    },
  );

  return router;
}
