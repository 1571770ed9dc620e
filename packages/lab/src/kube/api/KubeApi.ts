import express from 'express';
import type { Request, Response } from 'express';
import { KubeError } from '../types';
import type { ApiContext } from './ApiContext';
import {
  apiGroup,
  apiGroupList,
  apiResourceList,
  coreVersions,
} from './discovery';
import { flag } from './listQuery';
import { listObjects, readObject } from './readObjects';
import { accessRequest, requestInfo } from './requestInfo';
import { review } from './reviews';
import { forbidden, noSuchPath, sendError } from './status';
import { WatchStream } from './WatchStream';
import {
  changeObject,
  createObject,
  deleteObject,
  deleteObjects,
} from './writeObjects';

/** The REST API of one API server. */
export function createKubeApi(context: ApiContext): express.Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: '8mb' }));
  router.use((request, response) => {
    try {
      handle(context, request, response);
    } catch (error) {
      sendError(response, error);
    }
  });
  return router;
}

function handle(
  context: ApiContext,
  request: Request,
  response: Response,
): void {
  const user = context.authenticate(request);
  const document = ownDocument(context, request);
  if (document !== undefined) {
    response.send(document);
    return;
  }
  const answer = review(context, user, request);
  if (answer) {
    response.status(201).json(answer);
    return;
  }
  if (!/^\/(api|apis)\//.test(request.path)) {
    throw noSuchPath();
  }
  const info = requestInfo(context.store, request.path);
  const watch =
    flag(request, 'watch') && request.method === 'GET' && !info.subresource;
  const access = accessRequest(info, request.method, watch);
  if (!context.authorizer.allows(user, access)) {
    throw forbidden(user, access);
  }
  switch (request.method) {
    case 'GET':
      if (watch) {
        WatchStream.start(context, info, access, user, request, response);
      } else if (info.name) {
        readObject(context, info, access, user, request, response);
      } else {
        listObjects(context, info, access, user, request, response);
      }
      return;
    case 'POST':
      if (info.name) {
        throw methodNotAllowed();
      }
      createObject(context, info, request, response);
      return;
    case 'PUT':
    case 'PATCH':
      if (!info.name) {
        throw methodNotAllowed();
      }
      changeObject(context, info, request, response);
      return;
    case 'DELETE':
      if (info.name) {
        deleteObject(context, info, request, response);
      } else {
        deleteObjects(context, info, request, response);
      }
      return;
    default:
      throw methodNotAllowed();
  }
}

/** Discovery, version and health. */
function ownDocument(context: ApiContext, request: Request): unknown {
  if (request.method !== 'GET') {
    return undefined;
  }
  const { store, kubernetesVersion } = context;
  const [root, group, version, ...rest] = request.path
    .split('/')
    .filter(Boolean);
  if (['livez', 'readyz', 'healthz'].includes(root)) {
    return 'ok';
  }
  if (root === 'version') {
    const [major, minor] = kubernetesVersion.slice(1).split('.');
    return {
      major,
      minor,
      gitVersion: kubernetesVersion,
      platform: 'linux/amd64',
    };
  }
  if (root === 'api' && !version) {
    return group ? apiResourceList(store, '', group) : coreVersions();
  }
  if (root === 'apis' && !rest.length) {
    if (!group) {
      return apiGroupList(store);
    }
    return version
      ? apiResourceList(store, group, version)
      : apiGroup(store, group);
  }
  return undefined;
}

function methodNotAllowed(): KubeError {
  return new KubeError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
  );
}
