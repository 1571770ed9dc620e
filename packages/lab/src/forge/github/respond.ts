import type { ErrorRequestHandler, Request, Response } from 'express';
import { requireUser } from '../authenticate';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';
import type { ForgeUser } from '../users';
import { GithubError, notFound } from './GithubError';

const DOCS = 'https://docs.github.com/rest';

/** The repository that a request names, or GitHub's 404, which is also what a hidden one gets. */
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

/** The account of a write. */
export function writerOf(req: Request): ForgeUser {
  try {
    return requireUser(req);
  } catch (error) {
    if (req.headers.authorization) throw error;
    throw new GithubError(401, 'Requires authentication');
  }
}

/** One page of a list, with `Link` as GitHub sets it. */
export function sendPage<T, U>(
  req: Request,
  res: Response,
  items: T[],
  present: (item: T) => U | Promise<U>,
): Promise<void> {
  const page = Math.max(1, Number(req.query.page) || 1);
  const asked = Number(req.query.per_page) || 30;
  const perPage = Math.min(100, Math.max(1, asked));
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = (target: number, rel: string) => {
    const url = new URL(
      req.originalUrl,
      `${req.protocol}://${req.get('host') ?? 'localhost'}`,
    );
    url.searchParams.set('page', String(target));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [];
  if (page > 1) links.push(link(page - 1, 'prev'));
  if (page < last) links.push(link(page + 1, 'next'), link(last, 'last'));
  if (page > 1) links.push(link(1, 'first'));
  if (links.length) res.setHeader('Link', links.join(', '));
  const shown = items.slice((page - 1) * perPage, page * perPage);
  return Promise.all(shown.map(present)).then(body => {
    res.json(body);
  });
}

/** Errors as GitHub's API answers them; those of the shared forge in its words. */
export const githubErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof GithubError) && !(error instanceof ForgeError)) {
    next(error);
    return;
  }
  const { status } = error;
  const message =
    { 401: 'Bad credentials', 404: 'Not Found' }[
      error instanceof ForgeError ? status : 0
    ] ?? error.message;
  res.status(status).json({
    message,
    ...(error instanceof GithubError &&
      error.errors && { errors: error.errors }),
    documentation_url: DOCS,
    status: String(status),
  });
};
