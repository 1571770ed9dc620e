import { randomUUID } from 'node:crypto';
import express from 'express';
import Router from 'express-promise-router';
import { digestOf } from './buildImage';
import type { Registry } from './Registry';
import { registryError } from './registryErrors';

const MAX_BODY = '64mb';
const UPLOADS = /^\/v2\/(.+)\/blobs\/uploads\/?$/;
const UPLOAD = /^\/v2\/(.+)\/blobs\/uploads\/([0-9a-f-]{36})$/;
const MANIFESTS = /^\/v2\/(.+)\/manifests\/([^/]+)$/;

/** Pushing: blobs in one piece or several, then the manifest that names them. */
export function uploadRoutes(registry: Registry): express.Router {
  const uploads = new Map<string, Buffer[]>();
  const router = Router();
  const raw = express.raw({ type: () => true, limit: MAX_BODY });
  const chunkOf = (body: unknown) =>
    Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  router.post(UPLOADS, (request, response) => {
    const id = randomUUID();
    uploads.set(id, []);
    response.set('Location', `/v2/${request.params[0]}/blobs/uploads/${id}`);
    response.set('Docker-Upload-UUID', id).set('Range', '0-0');
    response.status(202).end();
  });
  router.patch(UPLOAD, raw, (request, response) => {
    const chunks = uploads.get(request.params[1]);
    if (!chunks) {
      registryError(response, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown');
      return;
    }
    chunks.push(chunkOf(request.body));
    const size = chunks.reduce((sum, { length }) => sum + length, 0);
    response.set('Location', request.path).set('Range', `0-${size - 1}`);
    response.status(202).end();
  });
  router.put(UPLOAD, raw, (request, response) => {
    const [name, id] = [request.params[0], request.params[1]];
    const chunks = uploads.get(id);
    if (!chunks) {
      registryError(response, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown');
      return;
    }
    uploads.delete(id);
    const blob = Buffer.concat([...chunks, chunkOf(request.body)]);
    const digest = digestOf(blob);
    if (digest !== request.query.digest) {
      registryError(
        response,
        'DIGEST_INVALID',
        'provided digest did not match uploaded content',
      );
      return;
    }
    registry.putBlob(blob);
    response.set('Location', `/v2/${name}/blobs/${digest}`);
    response.set('Docker-Content-Digest', digest).status(201).end();
  });
  router.put(MANIFESTS, raw, (request, response) => {
    const [repository, reference] = [request.params[0], request.params[1]];
    const content = chunkOf(request.body);
    const missing = missingBlobs(registry, repository, content);
    if (missing === undefined) {
      registryError(response, 'MANIFEST_INVALID', 'manifest invalid');
      return;
    }
    if (missing.length > 0) {
      registryError(
        response,
        'MANIFEST_BLOB_UNKNOWN',
        'blob unknown to registry',
        { missing },
      );
      return;
    }
    if (/^sha256:/.test(reference) && reference !== digestOf(content)) {
      registryError(
        response,
        'DIGEST_INVALID',
        'provided digest did not match uploaded content',
      );
      return;
    }
    const mediaType =
      request.headers['content-type'] ?? 'application/octet-stream';
    const digest = registry.putManifest(repository, reference, {
      mediaType,
      content,
    });
    response.set('Location', `/v2/${repository}/manifests/${digest}`);
    response.set('Docker-Content-Digest', digest).status(201).end();
  });
  return router;
}

/** Digests that a manifest or index names and that are not there; `undefined` for what is neither. */
function missingBlobs(
  registry: Registry,
  repository: string,
  content: Buffer,
): string[] | undefined {
  let manifest: any;
  try {
    manifest = JSON.parse(content.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (manifest?.schemaVersion !== 2) return undefined;
  const blobs = [manifest.config, ...(manifest.layers ?? [])].filter(Boolean);
  const inner: { digest: string }[] = manifest.manifests ?? [];
  return [
    ...blobs.filter(({ digest }) => !registry.blob(digest)),
    ...inner.filter(({ digest }) => !registry.manifest(repository, digest)),
  ].map(({ digest }) => digest);
}
