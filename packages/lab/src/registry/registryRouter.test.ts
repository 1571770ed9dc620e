import express from 'express';
import request from 'supertest';
import { temporaryDirectory } from '../__testUtils__/testLab';
import { digestOf, MANIFEST_TYPE } from './buildImage';
import { DefaultRegistry } from './DefaultRegistry';
import { modelImage } from './modelImage';
import { registryRouter } from './registryRouter';

const bike = modelImage({ name: 'bike', version: 'v1', format: 'onnx' });
const builder = [
  'Authorization',
  `Basic ${Buffer.from('builder:lab-registry-builder').toString('base64')}`,
] as const;

describe('the registry', () => {
  const directory = temporaryDirectory();
  let registry: DefaultRegistry;
  const open = () => {
    registry = DefaultRegistry.open(`${directory()}/registry`);
    const app = express();
    app.use(registryRouter(registry));
    return request(app);
  };
  let api: ReturnType<typeof open>;
  beforeAll(() => {
    api = open();
    registry.push('edge/bike', bike, ['v1', 'v10', 'latest']);
    registry.push('acme/secret', bike, ['v1']);
  });

  it.each(['v1', bike.digest])(
    'answers for %s what hashes to its digest',
    async reference => {
      const path = `/v2/edge/bike/manifests/${reference}`;
      const head = await api.head(path).set('Accept', MANIFEST_TYPE);
      expect(head.status).toBe(200);
      expect(head.headers).toMatchObject({
        'docker-content-digest': bike.digest,
        'content-type': MANIFEST_TYPE,
        'content-length': String(bike.manifest.length),
      });
      const { body } = await api.get(path).buffer(true).parse(asBuffer);
      expect(digestOf(body)).toBe(bike.digest);
      const { config, layers } = JSON.parse(body.toString());
      for (const { digest, size } of [config, ...layers]) {
        const blob = await api
          .get(`/v2/edge/bike/blobs/${digest}`)
          .buffer(true)
          .parse(asBuffer);
        expect([digestOf(blob.body), blob.body.length]).toEqual([digest, size]);
      }
    },
  );

  it('says what it does not have in the words of the specification', async () => {
    const gone = await api.get(
      `/v2/edge/bike/manifests/sha256:${'0'.repeat(64)}`,
    );
    expect([gone.status, gone.body.errors[0].code]).toEqual([
      404,
      'MANIFEST_UNKNOWN',
    ]);
    const nowhere = await api.get('/v2/edge/car/tags/list');
    expect([nowhere.status, nowhere.body.errors[0].code]).toEqual([
      404,
      'NAME_UNKNOWN',
    ]);
    const old = await api
      .head('/v2/edge/bike/manifests/v1')
      .set('Accept', 'application/vnd.docker.distribution.manifest.v1+json');
    expect(old.status).toBe(404);
  });

  it('lists tags in pages', async () => {
    const first = await api.get('/v2/edge/bike/tags/list?n=2');
    expect(first.body).toEqual({ name: 'edge/bike', tags: ['latest', 'v1'] });
    const [, next] = /^<([^>]+)>; rel="next"$/.exec(first.headers.link)!;
    const second = await api.get(next);
    expect(second.body.tags).toEqual(['v10']);
    expect(second.headers.link).toBeUndefined();
  });

  it('gives a private repository to whoever brings a token for it', async () => {
    const path = '/v2/acme/secret/manifests/v1';
    const refused = await api.head(path);
    expect(refused.status).toBe(401);
    const [, realm, scope] =
      /^Bearer realm="([^"]+)",service="[^"]+",scope="([^"]+)"$/.exec(
        refused.headers['www-authenticate'],
      )!;
    expect(scope).toBe('repository:acme/secret:pull');
    const ask = (user?: string) => {
      const asked = api.get(new URL(realm).pathname).query({ scope });
      return user === undefined
        ? asked
        : asked.auth(user, 'lab-registry-portal');
    };
    expect((await ask('nobody')).status).toBe(401);
    const tokens = [await ask(), await ask('portal')].map(
      ({ body }) => body.token,
    );
    const tries = tokens.map(token =>
      api.head(path).set('Authorization', `Bearer ${token}`),
    );
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([
      401, 200,
    ]);
  });

  it('takes pushes and deletions from those who may, and remembers them', async () => {
    const path = `/v2/edge/new/manifests/v2`;
    const push = () =>
      api
        .put(path)
        .set(...builder)
        .set('Content-Type', MANIFEST_TYPE)
        .send(bike.manifest.toString());
    expect((await api.put(path).send('{}')).status).toBe(401);
    const pushed = await push();
    expect(pushed.headers['docker-content-digest']).toBe(bike.digest);
    await api
      .delete('/v2/edge/new/manifests/v2')
      .set(...builder)
      .expect(202);
    api = open();
    expect((await api.head(path)).status).toBe(404);
    await api.head(`/v2/edge/new/manifests/${bike.digest}`).expect(200);
    await api
      .delete(`/v2/edge/new/manifests/${bike.digest}`)
      .set(...builder)
      .expect(202);
    await api.head(`/v2/edge/new/manifests/${bike.digest}`).expect(404);
    await api.head(`/v2/edge/bike/manifests/${bike.digest}`).expect(200);
  });

  it('refuses a blob that is not what its digest says', async () => {
    const { headers } = await api
      .post('/v2/edge/new/blobs/uploads/')
      .set(...builder)
      .expect(202);
    const put = await api
      .put(`${headers.location}?digest=${bike.digest}`)
      .set(...builder)
      .set('Content-Type', 'application/octet-stream')
      .send('something else');
    expect([put.status, put.body.errors[0].code]).toEqual([
      400,
      'DIGEST_INVALID',
    ]);
  });
});

function asBuffer(
  response: any,
  done: (error: Error | null, body: Buffer) => void,
) {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
