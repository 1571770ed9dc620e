import express, { type ErrorRequestHandler, type Request } from 'express';
import Router from 'express-promise-router';
import { exposition } from './exposition';
import { compile, Evaluation } from './promql/Evaluation';
import { parse } from './promql/parse';
import { PromqlError } from './promql/PromqlError';
import { instantQuery, rangeQuery } from './promql/query';
import { secondsOf } from './promql/tokenize';
import type { SeriesSource } from './series/SeriesSource';

/** The token that the lab's metrics want. */
export const METRICS_TOKEN = 'lab-metrics';

/** Where Thanos answers directly, and where it does behind Observatorium and rbac-query-proxy. */
const PREFIXES = ['/api/v1', '/api/metrics/v1/default/api/v1'];

const NAMES = 'query|query_range|series|labels|status/buildinfo';

const badData: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof PromqlError)) {
    next(error);
    return;
  }
  res
    .status(400)
    .json({ status: 'error', errorType: 'bad_data', error: error.message });
};

/** The query API of a Prometheus over the estate, and what each site exports; to be mounted at `/`. */
export function metricsRouter(
  source: SeriesSource,
  now: () => number = () => Date.now() / 1000,
) {
  const router = Router();

  router.get('/metrics/sites/:site', async (req, res) => {
    const series = source.ofSite(req.params.site);
    if (!series) {
      res.status(404).type('text').send('No such site.\n');
      return;
    }
    if (series.every(({ to }) => to < now())) {
      res.status(503).type('text').send('The site does not answer.\n');
      return;
    }
    res.type('text/plain; version=0.0.4').send(exposition(series, now()));
  });

  const api = Router();
  api.use(new RegExp(`^/(${NAMES}|label/[^/]+/values)$`), (req, res, next) => {
    if (isPermitted(req)) {
      next();
      return;
    }
    res.status(401).json({
      status: 'error',
      errorType: 'unauthorized',
      error: 'Unauthorized',
    });
  });
  const form = express.urlencoded({ extended: false, limit: '1mb' });
  const both = (path: string, answer: (params: Params) => unknown) => {
    api.all(path, form, async (req, res) => {
      res.json({ status: 'success', data: answer(paramsOf(req)) });
    });
  };

  both('/query', params =>
    instantQuery(
      source,
      required(params, 'query'),
      timeParam(params, 'time') ?? now(),
    ),
  );
  both('/query_range', params =>
    rangeQuery(source, required(params, 'query'), {
      start: timeParam(params, 'start', true)!,
      end: timeParam(params, 'end', true)!,
      step: stepParam(params),
    }),
  );
  both('/series', params => {
    const asked = params['match[]'] ?? params.match ?? [];
    const selectors = asked.map(text => {
      const node = parse(text);
      if (node.type !== 'selector')
        throw new PromqlError('match[] must be a selector');
      return node;
    });
    if (selectors.length === 0) {
      throw new PromqlError('no match[] parameter provided');
    }
    const evaluation = Evaluation.create({ source });
    return selectors.flatMap(node =>
      evaluation.series(node).map(({ labels }) => labels),
    );
  });
  both('/labels', () =>
    [
      ...new Set(all(source).flatMap(({ labels }) => Object.keys(labels))),
    ].sort(),
  );
  api.get('/label/:name/values', async (req, res) => {
    const values = all(source).flatMap(
      ({ labels }) => labels[req.params.name] ?? [],
    );
    res.json({ status: 'success', data: [...new Set(values)].sort() });
  });
  both('/status/buildinfo', () => ({ version: '2.55.0', revision: 'lab' }));
  api.use(badData);

  for (const prefix of PREFIXES) router.use(prefix, api);
  return router;
}

/** The bearer token, or the same as a password: promtool knows no tokens. */
function isPermitted({ headers }: Request): boolean {
  const [scheme, value = ''] = (headers.authorization ?? '').split(' ');
  if (scheme === 'Bearer') return value === METRICS_TOKEN;
  const basic = Buffer.from(value, 'base64').toString();
  return scheme === 'Basic' && basic.endsWith(`:${METRICS_TOKEN}`);
}

type Params = Record<string, string[] | undefined>;

function all(source: SeriesSource) {
  return source.series(compile([]) as () => boolean);
}

function paramsOf(req: Request): Params {
  const params: Params = {};
  for (const values of [req.query, req.body ?? {}]) {
    for (const [name, value] of Object.entries(values)) {
      params[name] = [value ?? ''].flat().map(String);
    }
  }
  return params;
}

function required(params: Params, name: string): string {
  const value = params[name]?.[0];
  if (!value) {
    throw new PromqlError(
      `invalid parameter "${name}": unknown position: parse error: no expression found in input`,
    );
  }
  return value;
}

function timeParam(params: Params, name: string, needed = false) {
  const text = params[name]?.[0];
  if (!text && !needed) return undefined;
  const seconds = /^-?[\d.]+(e\d+)?$/.test(text ?? '')
    ? Number(text)
    : Date.parse(text ?? '') / 1000;
  if (!Number.isFinite(seconds)) {
    throw new PromqlError(
      `invalid parameter "${name}": cannot parse ${JSON.stringify(
        text ?? '',
      )} to a valid timestamp`,
    );
  }
  return seconds;
}

function stepParam(params: Params): number {
  const text = params.step?.[0] ?? '';
  if (/^[\d.]+$/.test(text)) return Number(text);
  if (/^(\d+(ms|[smhdwy]))+$/.test(text)) return secondsOf(text);
  throw new PromqlError(
    `invalid parameter "step": cannot parse ${JSON.stringify(
      text,
    )} to a valid duration`,
  );
}
