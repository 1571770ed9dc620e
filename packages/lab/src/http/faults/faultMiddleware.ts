import type { Request, RequestHandler, Response } from 'express';
import type { RequestFault } from '../../kube/api/ApiContext';
import { flag, parameter } from '../../kube/api/listQuery';
import { toStatus } from '../../kube/api/status';
import { KubeError } from '../../kube';
import type { Fault, FaultKind, FaultTarget } from './Fault';
import type { FaultList } from './FaultList';
import { enlarge, halve, trickle } from './spoiledAnswers';

const REASONS: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** What faults do to a request that gets through, for the API server to act on. */
export function requestFault(request: Request): RequestFault {
  return request.res?.locals.labFault ?? {};
}

/** Lets the faults of one target loose on its requests. */
export function faultMiddleware(options: {
  faults: FaultList;
  target: FaultTarget;
  name?: (request: Request) => string;
}): RequestHandler {
  const { faults, target, name } = options;
  return (request, response, next) => {
    const hits = faults.hit(
      target,
      name?.(request),
      request.originalUrl,
      kind => concerns(kind, request),
    );
    if (!hits.length) {
      next();
      return;
    }
    const has = (kind: Fault['fault']) => hits.find(hit => hit.fault === kind);
    const slow = has('slow');
    setTimeout(() => {
      if (has('down')) {
        request.socket.destroy();
        return;
      }
      const status = has('status');
      if (status) {
        refuse(response, status);
        return;
      }
      const trickled = has('trickle');
      if (trickled) {
        trickle(response, trickled.delayMs);
        return;
      }
      if (has('large')) enlarge(response);
      if (has('half-json')) halve(response);
      response.locals.labFault = {
        gone: Boolean(has('gone')),
        shortList: Boolean(has('short-list')),
        emptyList: Boolean(has('empty-list')),
        watchCut: Boolean(has('watch-cut')),
        watchHang: Boolean(has('watch-hang')),
      };
      next();
    }, slow?.delayMs ?? 0);
  };
}

/** Whether a fault changes anything for a request; one that does not is no hit. */
function concerns(kind: FaultKind, request: Request): boolean {
  const isWatch = flag(request, 'watch');
  switch (kind) {
    case 'watch-cut':
    case 'watch-hang':
      return isWatch;
    case 'gone':
      return isWatch
        ? Number(parameter(request, 'resourceVersion') ?? 0) !== 0
        : parameter(request, 'continue') !== undefined;
    case 'short-list':
    case 'empty-list':
    case 'half-json':
    case 'large':
      return request.method === 'GET' && !isWatch;
    default:
      return true;
  }
}

function refuse(response: Response, fault: Fault): void {
  const { status = 500, retryAfter } = fault;
  if (retryAfter !== undefined || status === 429 || status === 503) {
    response.set('Retry-After', String(retryAfter ?? 1));
  }
  response
    .status(status)
    .json(
      toStatus(
        new KubeError(
          status,
          REASONS[status] ?? 'Unknown',
          `the lab was asked to answer ${status}`,
        ),
      ),
    );
}
