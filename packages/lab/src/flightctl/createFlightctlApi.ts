import express from 'express';
import Router from 'express-promise-router';
import { sendError } from '../kube/api/status';
import { KubeError } from '../kube';
import { deviceAt, fleetAt, lastSeenAt } from './deviceAt';
import { deviceProfiles, fleetProfiles } from './deviceProfiles';

/** The token of the lab's FlightCtl: it opens nothing else. */
export const FLIGHTCTL_TOKEN = 'lab-flightctl';

/** Most items that FlightCtl gives in one page. */
const MAX_PAGE = 1000;

function listOf(
  kind: string,
  items: { metadata: { name: string } }[],
  query: express.Request['query'],
) {
  const limit = Number(query.limit ?? MAX_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    throw new KubeError(400, 'BadRequest', `limit cannot exceed ${MAX_PAGE}`);
  }
  const after = Buffer.from(String(query.continue ?? ''), 'base64').toString();
  const rest = items
    .filter(({ metadata }) => metadata.name > after)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const page = rest.slice(0, limit);
  const left = rest.length - page.length;
  return {
    apiVersion: 'flightctl.io/v1beta1',
    kind,
    metadata: left
      ? {
          continue: Buffer.from(page.at(-1)!.metadata.name).toString('base64'),
          remainingItemCount: left,
        }
      : {},
    items: page,
  };
}

/** FlightCtl's REST API for reading devices and fleets, under `/api/v1`. */
export function createFlightctlApi(options: {
  lag: number;
  start?: number;
  now?: () => number;
}): express.Router {
  const { lag, now = Date.now } = options;
  const start = options.start ?? now();
  const clock = () => ({ start, lag, now: now() });
  const profileOf = (name: string) => {
    const profile = deviceProfiles.find(device => device.name === name);
    if (!profile) {
      throw new KubeError(
        404,
        'NotFound',
        `Device of name "${name}" not found`,
      );
    }
    return profile;
  };
  const router = Router();
  router.use((request, _response, next) => {
    const token = /^Bearer (.*)$/.exec(request.get('authorization') ?? '')?.[1];
    if (token !== FLIGHTCTL_TOKEN) {
      throw new KubeError(401, 'Unauthorized', 'failed to validate token');
    }
    next();
  });
  router.get('/api/v1/devices', (request, response) => {
    const devices = deviceProfiles.map(profile => deviceAt(profile, clock()));
    response.json(listOf('DeviceList', devices, request.query));
  });
  router.get('/api/v1/devices/:name', (request, response) => {
    response.json(deviceAt(profileOf(request.params.name), clock()));
  });
  router.get('/api/v1/devices/:name/lastseen', (request, response) => {
    const lastSeen = lastSeenAt(profileOf(request.params.name), clock());
    response.json({ lastSeen });
  });
  router.get('/api/v1/fleets', (request, response) => {
    const fleets = fleetProfiles.map(profile => fleetAt(profile, clock()));
    response.json(listOf('FleetList', fleets, request.query));
  });
  router.use((request: express.Request) => {
    throw new KubeError(404, 'NotFound', `no path ${request.path}`);
  });
  router.use(
    (
      error: unknown,
      _request: express.Request,
      response: express.Response,
      _next: express.NextFunction,
    ) => sendError(response, error),
  );
  return router;
}
