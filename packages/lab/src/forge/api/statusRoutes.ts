import type { Request } from 'express';
import Router from 'express-promise-router';
import { requireUser } from '../authenticate';
import type { CheckState } from '../checks/CheckState';
import { checksOf, combined, setCheck } from '../checks/setCheck';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import { presentRepository, presentUser } from './present';
import { notFound, paging, repositoryOf, sendPage } from './respond';

const STATES = ['pending', 'success', 'error', 'failure', 'warning'] as const;

/** What CIs say of commits: `CommitStatus` and `CombinedStatus` of Gitea. */
export function statusRoutes(forge: Forge) {
  const router = Router();
  const base = '/repos/:owner/:name';

  const present = (check: CheckState, api: string) => ({
    id: check.id,
    status: check.state,
    target_url: check.targetUrl,
    description: check.description,
    url: `${api}/statuses/${check.sha}`,
    context: check.name,
    creator: presentUser(forge, check.creator),
    created_at: check.createdAt,
    updated_at: check.updatedAt,
  });

  const commitOf = async (req: Request, ref: string) => {
    const repository = repositoryOf(forge, req);
    const sha = await repository.git.resolve(ref);
    if (!sha) throw notFound();
    const api = presentRepository(forge, repository).url;
    return { repository, sha, api };
  };

  router.post(`${base}/statuses/:sha`, async (req, res) => {
    const user = requireUser(req);
    const { repository, sha, api } = await commitOf(req, req.params.sha);
    const {
      state,
      context,
      description,
      target_url: targetUrl,
    } = req.body ?? {};
    if (!STATES.includes(state)) {
      throw new ForgeError(422, `[State]: In(${STATES.join(',')})`);
    }
    const check = await repository.exclusive(async () =>
      setCheck(forge, repository, user.login, {
        sha,
        name: String(context || 'default'),
        state,
        description: String(description ?? ''),
        targetUrl: String(targetUrl ?? ''),
      }),
    );
    res.status(201).json(present(check, api));
  });

  router.get(
    [`${base}/statuses/:sha`, `${base}/commits/:sha/statuses`],
    async (req, res) => {
      const { repository, sha, api } = await commitOf(req, req.params.sha);
      const found = (repository.state.checks ?? [])
        .filter(check => check.sha === sha)
        .reverse();
      const { skip, limit } = paging(req);
      const page = found.slice(skip, skip + limit);
      sendPage(
        req,
        res,
        page.map(check => present(check, api)),
        found.length,
      );
    },
  );

  router.get(`${base}/commits/:sha/status`, async (req, res) => {
    const { repository, sha, api } = await commitOf(req, req.params.sha);
    const checks = checksOf(repository, sha);
    const { skip, limit } = paging(req);
    const page = checks.slice(skip, skip + limit);
    res.json({
      state: combined(checks) ?? '',
      sha,
      total_count: checks.length,
      // Gitea sends `null` when there are none.
      statuses: page.length > 0 ? page.map(it => present(it, api)) : null,
      repository: presentRepository(forge, repository),
      commit_url: `${api}/commits/${sha}`,
      url: `${api}/commits/${sha}/status`,
    });
  });

  return router;
}
