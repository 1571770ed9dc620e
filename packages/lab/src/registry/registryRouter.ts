import express, {
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import Router from 'express-promise-router';
import type { Registry } from './Registry';
import { registryError } from './registryErrors';
import { basicUser, RegistryTokens, type Action } from './RegistryTokens';
import { uploadRoutes } from './uploadRoutes';

const REPOSITORY =
  '[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*';
const MANIFESTS = new RegExp(`^/v2/(${REPOSITORY})/manifests/([^/]+)$`);
const BLOBS = new RegExp(`^/v2/(${REPOSITORY})/blobs/(sha256:[0-9a-f]{64})$`);
const TAGS = new RegExp(`^/v2/(${REPOSITORY})/tags/list$`);
const REFERRERS = new RegExp(`^/v2/(${REPOSITORY})/referrers/([^/]+)$`);
const MAX_TAGS = 1000;

const ACTIONS: Record<string, Action> = {
  GET: 'pull',
  HEAD: 'pull',
  DELETE: 'delete',
};

/** Where a client gets a token, as Quay has it below `/v2`. */
function tokenRoute(tokens: RegistryTokens): RequestHandler {
  return (request, response) => {
    const user = basicUser(request.headers.authorization);
    if (user === false) {
      registryError(response, 'UNAUTHORIZED', 'Invalid username or password');
      return;
    }
    const scopes = [request.query.scope ?? []].flat().map(String);
    response.json(
      tokens.issue(
        user,
        scopes.flatMap(scope => scope.split(' ')),
        Date.now(),
      ),
    );
  };
}

function repositoryOf({ baseUrl, path }: Request): string | undefined {
  return new RegExp(
    `^/v2/(${REPOSITORY})/(?:manifests|blobs|tags|referrers)/`,
  ).exec(`${baseUrl}${path}`)?.[1];
}

/** Refuses with a challenge whoever may not do what the request does. */
function guard(tokens: RegistryTokens): RequestHandler {
  return (request, response, next) => {
    const { method, headers } = request;
    const repository = repositoryOf(request);
    const action = ACTIONS[method] ?? 'push';
    response.set('Docker-Distribution-Api-Version', 'registry/2.0');
    if (tokens.allows(headers.authorization, repository, action, Date.now())) {
      next();
      return;
    }
    const host = request.get('host');
    const wanted = { pull: 'pull', push: 'pull,push', delete: 'delete' };
    const scope =
      repository === undefined
        ? ''
        : `,scope="repository:${repository}:${wanted[action]}"`;
    response.set(
      'WWW-Authenticate',
      `Bearer realm="${request.protocol}://${host}/v2/auth",service="${host}"${scope}`,
    );
    registryError(
      response,
      'UNAUTHORIZED',
      'access to the requested resource is not authorized',
    );
  };
}

/** A client that does not say that it can read the manifest's type does not get it. */
function accepts(request: Request, mediaType: string): boolean {
  const { accept } = request.headers;
  const types = (accept ?? '*/*')
    .split(',')
    .map(type => type.split(';')[0].trim());
  return types.some(type => ['*/*', 'application/*', mediaType].includes(type));
}

function manifestRoute(registry: Registry): RequestHandler {
  return (request, response) => {
    const [, repository, reference] = MANIFESTS.exec(request.path)!;
    const found = registry.manifest(repository, decodeURIComponent(reference));
    if (!found || !accepts(request, found.mediaType)) {
      const message = found
        ? 'OCI manifest found, but accept header does not support OCI manifests'
        : 'manifest unknown';
      registryError(response, 'MANIFEST_UNKNOWN', message, { reference });
      return;
    }
    response.set('Docker-Content-Digest', found.digest);
    response.set('Content-Type', found.mediaType);
    // Express would add a charset to the type of a string.
    response.set('Content-Length', String(found.content.length));
    response.end(request.method === 'HEAD' ? undefined : found.content);
  };
}

function tagsRoute(registry: Registry): RequestHandler {
  return (request, response: Response) => {
    const [, name] = TAGS.exec(request.path)!;
    if (!registry.hasRepository(name)) {
      registryError(
        response,
        'NAME_UNKNOWN',
        'repository name not known to registry',
        { name },
      );
      return;
    }
    const last = String(request.query.last ?? '');
    const limit = Math.min(Number(request.query.n) || MAX_TAGS, MAX_TAGS);
    const rest = registry.tags(name).filter(tag => tag > last);
    const tags = rest.slice(0, limit);
    if (rest.length > tags.length) {
      response.set(
        'Link',
        `</v2/${name}/tags/list?n=${limit}&last=${tags.at(-1)}>; rel="next"`,
      );
    }
    response.json({ name, tags });
  };
}

/** An OCI registry (distribution-spec 1.1) with token authentication, below `/v2/`. */
export function registryRouter(registry: Registry): express.Router {
  const tokens = RegistryTokens.create();
  const router = Router();
  router.get('/v2/auth', tokenRoute(tokens));
  router.use(/^\/v2(?=\/|$)/, guard(tokens));
  router.get(/^\/v2\/?$/, (_request, response) => {
    response.json({});
  });
  router.get(TAGS, tagsRoute(registry));
  router.get(REFERRERS, (_request, response) => {
    response.type('application/vnd.oci.image.index.v1+json').send(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        manifests: [],
      }),
    );
  });
  router.get(MANIFESTS, manifestRoute(registry));
  router.delete(MANIFESTS, (request, response) => {
    const [, repository, reference] = MANIFESTS.exec(request.path)!;
    if (!registry.remove(repository, decodeURIComponent(reference))) {
      registryError(response, 'MANIFEST_UNKNOWN', 'manifest unknown', {
        reference,
      });
      return;
    }
    response.status(202).end();
  });
  router.get(BLOBS, (request, response) => {
    const blob = registry.blob(BLOBS.exec(request.path)![2]);
    if (!blob) {
      registryError(response, 'BLOB_UNKNOWN', 'blob unknown to registry');
      return;
    }
    response.set('Docker-Content-Digest', BLOBS.exec(request.path)![2]);
    response.set('Content-Type', 'application/octet-stream');
    response.set('Content-Length', String(blob.length));
    response.end(request.method === 'HEAD' ? undefined : blob);
  });
  router.use(uploadRoutes(registry));
  router.use('/v2', (_request, response) => {
    registryError(response, 'UNSUPPORTED', 'The operation is unsupported.');
  });
  return router;
}
