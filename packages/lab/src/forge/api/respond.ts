import type { ErrorRequestHandler, Request, Response } from 'express';
import { ForgeError } from '../ForgeError';
import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';

export const notFound = () =>
  new ForgeError(404, `The target couldn't be found.`);

/** The repository that a request names, or Gitea's 404. */
export function repositoryOf(forge: Forge, req: Request): ForgeRepository {
  const repository = forge.repository(req.params.owner, req.params.name);
  if (!repository) throw notFound();
  return repository;
}

export function pullOf(repository: ForgeRepository, req: Request): PullState {
  const number = Number(req.params.number);
  const pull = repository.state.pulls.find(p => p.number === number);
  if (!pull) throw notFound();
  return pull;
}

/** One page of a list, with `X-Total-Count` and `Link` as Gitea sets them. */
export function paging(req: Request): {
  page: number;
  limit: number;
  skip: number;
} {
  const page = Math.max(1, Number(req.query.page) || 1);
  const asked = Number(req.query.limit) || 30;
  const limit = Math.min(50, Math.max(1, asked));
  return { page, limit, skip: (page - 1) * limit };
}

export function sendPage<T>(
  req: Request,
  res: Response,
  items: T[],
  total: number,
): void {
  const { page, limit } = paging(req);
  const last = Math.max(1, Math.ceil(total / limit));
  const link = (target: number, rel: string) => {
    const url = new URL(
      req.originalUrl,
      `${req.protocol}://${req.get('host') ?? 'localhost'}`,
    );
    url.searchParams.set('page', String(target));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [];
  if (page < last) links.push(link(page + 1, 'next'), link(last, 'last'));
  if (page > 1) links.push(link(1, 'first'), link(page - 1, 'prev'));
  if (links.length) res.setHeader('Link', links.join(','));
  res.setHeader('X-Total-Count', String(total));
  res.json(items);
}

/** Errors as Gitea's API answers them. */
export const forgeErrors =
  (forge: Forge): ErrorRequestHandler =>
  (error, _req, res, next) => {
    if (!(error instanceof ForgeError)) {
      next(error);
      return;
    }
    res.status(error.status).json({
      message: error.message,
      url: `${forge.url}/api/swagger`,
    });
  };
