import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import type { PullState } from '../state';
import { GitlabError } from './GitlabError';

/** The project that a request names by number or full path. */
export function projectOf(forge: Forge, req: Request): ForgeRepository {
  const { id } = req.params;
  const found = /^\d+$/.test(id)
    ? forge.repositories()[Number(id) - 1]
    : forge.repositories().find(each => `${each.owner}/${each.name}` === id);
  if (!found) throw GitlabError.notFound('Project');
  return found;
}

export function mergeRequestOf(
  repository: ForgeRepository,
  req: Request,
): PullState {
  const iid = Number(req.params.iid);
  const pull = repository.state.pulls.find(({ number }) => number === iid);
  if (!pull) throw new GitlabError(404, '404 Not found');
  return pull;
}

function paging(req: Request) {
  const page = Math.max(1, Number(req.query.page) || 1);
  const asked = Number(req.query.per_page) || 20;
  return { page, perPage: Math.min(100, Math.max(1, asked)) };
}

/** One page of a list, with the headers that GitLab sets: `X-…` for offsets, and `Link`. */
export async function sendPage<T>(
  req: Request,
  res: Response,
  items: T[],
  present: (item: T) => unknown,
): Promise<void> {
  const { page, perPage } = paging(req);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const link = (target: number, rel: string) => {
    const url = new URL(
      req.originalUrl,
      `${req.protocol}://${req.get('host') ?? 'localhost'}`,
    );
    url.searchParams.set('page', String(target));
    url.searchParams.set('per_page', String(perPage));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next')] : []),
    link(1, 'first'),
    link(last, 'last'),
  ];
  res.setHeader('Link', links.join(', '));
  res.setHeader('X-Page', String(page));
  res.setHeader('X-Per-Page', String(perPage));
  res.setHeader('X-Prev-Page', page > 1 ? String(page - 1) : '');
  res.setHeader('X-Next-Page', page < last ? String(page + 1) : '');
  res.setHeader('X-Total', String(items.length));
  res.setHeader('X-Total-Pages', String(last));
  const shown = items.slice((page - 1) * perPage, page * perPage);
  res.json(await Promise.all(shown.map(present)));
}

/** Errors as GitLab's API answers them. What the forge's own rules refuse keeps its status. */
export const gitlabErrors: ErrorRequestHandler = (error, _req, res, next) => {
  if (error instanceof GitlabError) {
    res.status(error.status).json(error.body);
  } else if (error instanceof ForgeError) {
    res.status(error.status).json({ message: error.message });
  } else {
    next(error);
  }
};
