import { InputError, NotFoundError } from '@backstage/errors';
import express from 'express';
import Router from 'express-promise-router';
import type { ErrorRequestHandler, Request } from 'express';
import type { DefaultLab } from '../DefaultLab';
import type { EstateRepository } from '../Lab';
import type { LabUser } from '../hub/access/users';
import type { Certificates } from './Certificates';
import type { FaultList } from './faults/FaultList';
import { infoPage } from './infoPage';
import { kubeconfig } from './kubeconfig';
import { hubUrl, labInfo } from './labInfo';
import type { RequestLog } from './RequestLog';

export interface LabRouterOptions {
  lab: DefaultLab;
  certificates: Certificates;
  faults: FaultList;
  requests: RequestLog;
  repositories: EstateRepository[];
}

const STATUS: Record<string, number> = { InputError: 400, NotFoundError: 404 };

const sendLabError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = STATUS[error.name] ?? error.status ?? 500;
  response
    .status(status)
    .json({ error: { name: error.name, message: error.message } });
};

/** The lab's own pages: `/` and `/lab/*`. */
export function createLabRouter(options: LabRouterOptions): express.Router {
  const { lab, certificates, faults, requests } = options;
  const info = () =>
    labInfo({
      lab,
      caFile: certificates.caFile,
      repositories: options.repositories,
    });
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('html').send(infoPage(info()));
  });
  router.get('/lab/info.json', (_request, response) => {
    response.json(info());
  });
  // Until everything is seeded and moving the port answers 503 to all.
  router.get('/lab/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/lab/kubeconfig', (request, response) => {
    const hub = text(request, 'hub') ?? lab.hubNames()[0];
    const id = text(request, 'user') ?? 'admin';
    if (!lab.hubNames().includes(hub)) {
      throw new InputError(`hub: must be one of ${lab.hubNames().join(', ')}`);
    }
    const user = userNamed(lab, id);
    const { ca } = certificates;
    response
      .type('application/yaml')
      .attachment(`lab-${hub}-${id}.kubeconfig`)
      .send(kubeconfig({ hub, url: hubUrl(lab, hub), ca, user }));
  });
  router.post('/lab/users/:id/rotate', async (request, response) => {
    const { id, name } = userNamed(lab, request.params.id);
    const { token } = lab.accounts.rotate(id);
    await lab.accounts.write(lab.options.dataDir);
    lab.log(`user ${id} has another token`);
    response.json({ id, name, token });
  });
  router.get('/lab/faults', (_request, response) => {
    response.json({ items: faults.list() });
  });
  router.post('/lab/faults', express.json(), (request, response) => {
    response.status(201).json(faults.add(request.body));
  });
  router.delete('/lab/faults/:id', (request, response) => {
    faults.remove(request.params.id);
    response.status(204).end();
  });
  router.get('/lab/requests', (_request, response) => {
    response.json(requests.snapshot());
  });
  router.delete('/lab/requests', (_request, response) => {
    requests.clear();
    response.status(204).end();
  });
  router.post('/lab/sites/:name/:link', (request, response) => {
    response.json(setLink(lab, request));
  });
  router.use('/lab', (request, _response) => {
    throw new NotFoundError(`${request.originalUrl}: is not a path of the lab`);
  });
  router.use(sendLabError);
  return router;
}

function userNamed(lab: DefaultLab, id: string): LabUser {
  const users = lab.accounts.list();
  const user = users.find(entry => entry.id === id);
  if (!user) {
    throw new InputError(
      `user: must be one of ${users.map(entry => entry.id).join(', ')}`,
    );
  }
  return user;
}

function text(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value ? value : undefined;
}

/** `POST /lab/sites/<name>/offline` and `/online`. */
function setLink(lab: DefaultLab, request: Request) {
  const { name, link } = request.params;
  if (link !== 'online' && link !== 'offline') {
    throw new NotFoundError(`${link}: must be online or offline`);
  }
  const hub = text(request, 'hub') ?? lab.hubNames()[0];
  const site = lab.site(hub, name);
  if (!site) {
    throw new NotFoundError(`name: hub ${hub} has no site "${name}"`);
  }
  site.setOnline(link === 'online');
  lab.log(`site ${name} is ${link}`);
  return { hub, name, online: site.online() };
}
