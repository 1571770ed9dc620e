import {
  CHILD,
  DIGEST,
  RegistryFixture,
} from '../__testUtils__/RegistryFixture';
import type { RegistryConfig } from '../config';
import { DefaultArtifactProbe } from './DefaultArtifactProbe';

const uri = `oci://quay.io/edge/bike@${DIGEST}`;
const basic = (user: string) =>
  `Basic ${Buffer.from(`${user}:secret`).toString('base64')}`;

let registry: RegistryFixture;
beforeEach(async () => {
  registry = await RegistryFixture.start();
});
afterEach(() => registry.stop());

const probeOf = (more: Partial<RegistryConfig>[] = [{}], now?: () => number) =>
  DefaultArtifactProbe.create({
    registries: more.map(entry => ({
      host: 'quay.io',
      url: registry.url,
      skipTLSVerify: false,
      ...entry,
    })),
    now,
  });

it('finds an image and the tag that holds it, the likely one first', async () => {
  registry.references = { ...registry.references, v2: CHILD, latest: CHILD };
  await expect(probeOf().probe(uri, '1')).resolves.toEqual({
    state: 'there',
    retention: { tag: 'v1', lookedAt: 1, tags: 3, complete: true },
  });
  expect(registry.asked).toEqual([
    `HEAD edge/bike/manifests/${DIGEST}`,
    'GET edge/bike/tags/list?n=200',
    'HEAD edge/bike/manifests/v1',
  ]);
});

it('counts an image as held by the list for several architectures that a tag names', async () => {
  registry.references = { [CHILD]: CHILD, v3: DIGEST };
  registry.indexes = { [DIGEST]: [CHILD] };
  await expect(
    probeOf().probe(`oci://quay.io/edge/bike@${CHILD}`),
  ).resolves.toMatchObject({ state: 'there', retention: { tag: 'v3' } });
});

it('sees an image that no tag holds, and says when it has not looked at every tag', async () => {
  registry.references = { [DIGEST]: DIGEST, v2: CHILD };
  await expect(probeOf().probe(uri)).resolves.toMatchObject({
    retention: { lookedAt: 1, tags: 1, complete: true },
  });
  for (let n = 0; n < 500; n += 1) registry.references[`b${n}`] = CHILD;
  registry.asked.length = 0;
  const found = await probeOf().probe(uri);
  expect(found).toMatchObject({ retention: { lookedAt: 20, complete: false } });
  expect(found).not.toHaveProperty('retention.tag');
  // One for itself, two pages of tags, twenty tags.
  expect(registry.asked).toHaveLength(23);
});

it('is sure that an image is gone only when every registry of the host says so', async () => {
  registry.references = {};
  await expect(probeOf().probe(uri)).resolves.toEqual({ state: 'gone' });
  const mirror = await RegistryFixture.start();
  const both = [{}, { url: mirror.url, prefix: 'proxy' }];
  await expect(probeOf(both).probe(uri)).resolves.toMatchObject({
    state: 'there',
  });
  expect(mirror.asked[0]).toBe(`HEAD proxy/edge/bike/manifests/${DIGEST}`);
  mirror.answer = (_request, response) => response.status(503).end();
  await expect(probeOf(both).probe(uri)).resolves.toEqual({
    state: 'unknown',
    reason: 'it answers 503',
  });
  await mirror.stop();
});

it.each<[string, number, object]>([
  [
    'a 404 that no registry said',
    404,
    { state: 'unknown', reason: 'it answers 404, but not as a registry' },
  ],
  [
    'a redirect, which is not followed',
    307,
    { state: 'unknown', reason: 'it answers 307' },
  ],
  ['a refusal', 403, { state: 'not-permitted' }],
])('does not take %s for gone', async (_what, status, expected) => {
  registry.answer = (_request, response) =>
    response
      .set('Location', `${registry.url}/elsewhere`)
      .status(status)
      .send('<html>');
  await expect(probeOf().probe(uri)).resolves.toEqual(expected);
  expect(registry.asked.join()).not.toContain('elsewhere');
});

it('says what keeps it from knowing, and never asks a host that is not configured', async () => {
  await expect(
    probeOf([{ url: 'http://127.0.0.1:9' }]).probe(uri),
  ).resolves.toMatchObject({
    state: 'unknown',
    reason: expect.stringMatching(/ECONNREFUSED|bad port/),
  });
  const host = new URL(registry.url).host;
  await expect(
    probeOf().probe(`oci://${host}/edge/bike@${DIGEST}`),
  ).resolves.toEqual({
    state: 'unknown',
    reason: `${host} is not among aiEdge.registries`,
  });
  await expect(probeOf().probe('s3://models/bike')).resolves.toEqual({
    state: 'not-an-image',
  });
  await expect(
    probeOf().probe(`oci://quay.io/edge/../../admin@${DIGEST}`),
  ).resolves.toMatchObject({ state: 'unknown' });
  expect(registry.asked).toEqual([]);
});

it('gets a token for what it needs from the service that the registry names, once', async () => {
  registry.wants = {
    authorization: 'Bearer fresh',
    challenge: () =>
      `Bearer realm="${registry.url}/token",service="reg",scope="repository:everything:pull,push"`,
  };
  registry.token = ({ headers }) =>
    headers.authorization === basic('robot')
      ? { status: 200, body: { token: 'fresh', expires_in: 300 } }
      : { status: 401 };
  await expect(probeOf().probe(uri)).resolves.toEqual({
    state: 'not-permitted',
  });
  registry.asked.length = 0;
  const account = { username: 'robot', password: 'secret' };
  await expect(probeOf([account]).probe(uri, 'v1')).resolves.toMatchObject({
    state: 'there',
  });
  expect(registry.asked.filter(entry => entry.startsWith('token'))).toEqual([
    'token repository:edge/bike:pull',
  ]);
});

it('shows its account to no token service elsewhere', async () => {
  const other = await RegistryFixture.start();
  registry.wants = {
    authorization: 'Bearer x',
    challenge: () => `Bearer realm="${other.url}/token"`,
  };
  const account = { username: 'robot', password: 'secret' };
  await expect(probeOf([account]).probe(uri)).resolves.toEqual({
    state: 'not-permitted',
  });
  expect(other.asked).toEqual([]);
  other.token = () => ({ status: 200, body: { access_token: 'x' } });
  await expect(
    probeOf([{ ...account, authUrl: other.url }]).probe(uri),
  ).resolves.toMatchObject({ state: 'there' });
  await other.stop();
});

it('meets basic authentication, and brings a configured token as it is', async () => {
  registry.wants = {
    authorization: basic('robot'),
    challenge: () => 'Basic realm="r"',
  };
  await expect(
    probeOf([{ username: 'robot', password: 'secret' }]).probe(uri),
  ).resolves.toMatchObject({ state: 'there' });
  registry.wants.authorization = 'Bearer fixed';
  await expect(probeOf([{ token: 'fixed' }]).probe(uri)).resolves.toMatchObject(
    { state: 'there' },
  );
});

it('keeps what it knows for a minute, and what it does not for five seconds', async () => {
  let now = 0;
  const probe = probeOf([{}], () => now);
  const ask = async (at: number) => {
    now = at;
    return (await probe.probe(uri)).state;
  };
  registry.answer = (_request, response) => response.status(500).end();
  expect([await ask(0), await ask(4_000)]).toEqual(['unknown', 'unknown']);
  expect(registry.asked).toHaveLength(1);
  registry.answer = undefined;
  expect(await ask(6_000)).toBe('there');
  registry.references = {};
  expect([await ask(60_000), await ask(67_000)]).toEqual(['there', 'gone']);
});
