import type { Request } from 'express';
import Router from 'express-promise-router';
import type { CheckState } from '../checks/CheckState';
import { checksOf, combined, setCheck } from '../checks/setCheck';
import type { Forge } from '../Forge';
import { GithubError, invalid } from './GithubError';
import { repoApi } from './present';
import {
  presentCheckRun,
  presentSimpleStatus,
  presentStatus,
} from './presentCheck';
import { presentRepository } from './presentRepository';
import { repositoryOf, sendPage, writerOf } from './respond';

const STATES = ['error', 'failure', 'pending', 'success'];
const GOOD = ['success', 'neutral', 'skipped'];

/** A rest of the path, where octokit writes `%2F` for a slash. */
const rest = (req: Request) => (req.params as Record<string, string>)[0] ?? '';

/** What CIs say of commits: statuses and check runs. */
export function checkRoutes(forge: Forge) {
  const router = Router();
  const repo = '/repos/:owner/:name';

  const commitOf = async (req: Request, ref: string) => {
    const repository = repositoryOf(forge, req);
    const sha = await repository.git.resolve(ref);
    if (!sha) throw new GithubError(422, `No commit found for SHA: ${ref}`);
    const of = (kind: CheckState['kind']) =>
      checksOf(repository, sha).filter(check => check.kind === kind);
    return { repository, sha, of };
  };

  router.post(`${repo}/statuses/:sha`, async (req, res) => {
    const user = writerOf(req);
    const { repository, sha } = await commitOf(req, req.params.sha);
    const body = req.body ?? {};
    if (!STATES.includes(body.state)) {
      throw invalid({ resource: 'Status', field: 'state', code: 'custom' });
    }
    const check = await repository.exclusive(async () =>
      setCheck(forge, repository, user.login, {
        sha,
        name: String(body.context ?? 'default'),
        state: body.state,
        description: String(body.description ?? ''),
        targetUrl: String(body.target_url ?? ''),
      }),
    );
    res.status(201).json(presentStatus(forge, repository, check));
  });

  router.get(`${repo}/commits/*/statuses`, async (req, res) => {
    const { repository, sha } = await commitOf(req, rest(req));
    const found = (repository.state.checks ?? [])
      .filter(check => check.sha === sha && check.kind === 'status')
      .reverse();
    await sendPage(req, res, found, check =>
      presentStatus(forge, repository, check),
    );
  });

  router.get(`${repo}/commits/*/status`, async (req, res) => {
    const { repository, sha, of } = await commitOf(req, rest(req));
    const found = of('status');
    const api = repoApi(forge, repository);
    const perPage = Math.min(100, Number(req.query.per_page) || 30);
    res.json({
      state: combined(found) ?? 'pending',
      statuses: found
        .slice(0, perPage)
        .map(check => presentSimpleStatus(forge, repository, check)),
      sha,
      total_count: found.length,
      repository: presentRepository(forge, repository),
      commit_url: `${api}/commits/${sha}`,
      url: `${api}/commits/${sha}/status`,
    });
  });

  router.post(`${repo}/check-runs`, async (req, res) => {
    const user = writerOf(req);
    const body = req.body ?? {};
    const { repository, sha } = await commitOf(req, String(body.head_sha));
    const isGood = GOOD.includes(body.conclusion);
    const ended = isGood ? 'success' : 'failure';
    const check = await repository.exclusive(async () =>
      setCheck(forge, repository, user.login, {
        sha,
        kind: 'run',
        name: String(body.name),
        state: body.conclusion ? ended : 'pending',
      }),
    );
    res.status(201).json(presentCheckRun(forge, repository, check));
  });

  router.get(`${repo}/commits/*/check-runs`, async (req, res) => {
    const { repository, of } = await commitOf(req, rest(req));
    const found = of('run');
    const perPage = Math.min(100, Number(req.query.per_page) || 30);
    res.json({
      total_count: found.length,
      check_runs: found
        .slice(0, perPage)
        .map(check => presentCheckRun(forge, repository, check)),
    });
  });

  return router;
}
