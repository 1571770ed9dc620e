import request from 'supertest';
import { cluster, configMap, namespace } from '../__testUtils__/objects';
import { CLUSTERS, testApi } from '../__testUtils__/testApi';

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const PARTIAL =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const RUNS = '/apis/tekton.dev/v1/namespaces/pipes/pipelineruns';

function setup(options: Parameters<typeof testApi>[0] = {}) {
  const { app, store } = testApi(options);
  store.load([
    namespace('pipes'),
    ...['a', 'b', 'c', 'd', 'e'].map(name =>
      cluster(name, { metadata: { name, labels: { letter: name } } }),
    ),
  ]);
  return { api: request(app), store };
}

const names = (body: any) => body.items.map((item: any) => item.metadata.name);

describe('lists', () => {
  it('come in pages that carry the resourceVersion of the first', async () => {
    const { api, store } = setup();
    const first = await api.get(CLUSTERS).query({ limit: 2 });
    expect(names(first.body)).toEqual(['a', 'b']);
    expect(first.body).toMatchObject({
      kind: 'ManagedClusterList',
      apiVersion: 'cluster.open-cluster-management.io/v1',
      metadata: { remainingItemCount: 3 },
    });
    store.create(cluster('bb'));
    const second = await api
      .get(CLUSTERS)
      .query({ limit: 10, continue: first.body.metadata.continue });
    expect(names(second.body)).toEqual(['bb', 'c', 'd', 'e']);
    expect(second.body.metadata).toEqual({
      resourceVersion: first.body.metadata.resourceVersion,
    });
  });

  it('answer 410 to a page that is compacted away, and 400 to nonsense', async () => {
    const { api, store } = setup();
    const first = await api.get(CLUSTERS).query({ limit: 2 });
    store.create(cluster('z'));
    store.compact();
    const expired = await api
      .get(CLUSTERS)
      .query({ limit: 2, continue: first.body.metadata.continue });
    expect(expired.status).toBe(410);
    expect(expired.body).toMatchObject({ kind: 'Status', reason: 'Expired' });
    const bad = await api.get(CLUSTERS).query({ continue: 'x' });
    expect(bad.status).toBe(400);
    expect((await api.get(CLUSTERS).query({ limit: '-1' })).status).toBe(400);
  });

  it('are selected by label and field', async () => {
    const { api } = setup();
    const get = (query: object) => api.get(CLUSTERS).query(query);
    expect(
      names((await get({ labelSelector: 'letter in (a,e)' })).body),
    ).toEqual(['a', 'e']);
    expect(
      names((await get({ fieldSelector: 'metadata.name=c' })).body),
    ).toEqual(['c']);
    expect((await get({ fieldSelector: 'spec.x=1' })).body).toMatchObject({
      code: 400,
      message: 'field label not supported: spec.x',
    });
  });

  it('are printed as tables, as metadata, and refused as protobuf only', async () => {
    const { api } = setup();
    const table = await api
      .get(CLUSTERS)
      .set('Accept', TABLE)
      .query({ limit: 1 });
    expect(table.body.kind).toBe('Table');
    expect(table.body.columnDefinitions.map((c: any) => c.name)).toEqual([
      'Name',
      'Hub Accepted',
      'Managed Cluster URLs',
      'Joined',
      'Available',
      'Age',
    ]);
    expect(table.body.rows[0].cells[0]).toBe('a');
    expect(table.body.rows[0].object.kind).toBe('PartialObjectMetadata');
    expect(table.body.metadata.remainingItemCount).toBe(4);
    const partial = await api.get(CLUSTERS).set('Accept', PARTIAL);
    expect(partial.body.kind).toBe('PartialObjectMetadataList');
    expect(partial.body.items[0].spec).toBeUndefined();
    const proto = await api
      .get(CLUSTERS)
      .set('Accept', 'application/vnd.kubernetes.protobuf');
    expect(proto.status).toBe(406);
  });

  it('end half way when a fault says so, without a sign of it', async () => {
    const { api } = setup({ fault: { shortList: true } });
    const { body } = await api.get(CLUSTERS);
    expect(names(body)).toEqual(['a', 'b']);
    expect(body.metadata.continue).toBeUndefined();
  });
});

describe('writes', () => {
  it('create, replace, patch and delete', async () => {
    const { api } = setup();
    const created = await api.post(CLUSTERS).send(cluster('new'));
    expect(created.status).toBe(201);
    const stale = await api.put(`${CLUSTERS}/new`).send({
      ...created.body,
      metadata: { ...created.body.metadata, resourceVersion: '1' },
    });
    expect(stale.body).toMatchObject({ code: 409, reason: 'Conflict' });
    const blind = await api.put(`${CLUSTERS}/new`).send(cluster('new'));
    expect(blind.body.details.causes[0].field).toBe('metadata.resourceVersion');
    const patched = await api
      .patch(`${CLUSTERS}/new`)
      .set('Content-Type', 'application/merge-patch+json')
      .send(JSON.stringify({ spec: { hubAcceptsClient: true } }));
    expect(patched.body).toMatchObject({
      spec: { hubAcceptsClient: true, leaseDurationSeconds: 60 },
      metadata: { generation: 2 },
    });
    const gone = await api.delete(`${CLUSTERS}/new`);
    expect(gone.body).toMatchObject({ kind: 'Status', status: 'Success' });
    expect((await api.get(`${CLUSTERS}/new`)).body).toMatchObject({
      kind: 'Status',
      code: 404,
      message:
        'managedclusters.cluster.open-cluster-management.io "new" not found',
    });
  });

  it('take a strategic patch for built-in kinds only', async () => {
    const { api, store } = setup();
    store.create(configMap('pipes', 'cm'));
    const patch = (path: string) =>
      api
        .patch(path)
        .set('Content-Type', 'application/strategic-merge-patch+json')
        .send(JSON.stringify({ metadata: { labels: { x: 'y' } } }));
    expect((await patch(`${CLUSTERS}/a`)).status).toBe(415);
    const { body } = await patch('/api/v1/namespaces/pipes/configmaps/cm');
    expect(body.metadata.labels).toEqual({ x: 'y' });
  });

  it('apply YAML, the first time too', async () => {
    const { api } = setup();
    const apply = (taint: string) =>
      api
        .patch(`${CLUSTERS}/applied?fieldManager=test`)
        .set('Content-Type', 'application/apply-patch+yaml')
        .send(
          `apiVersion: cluster.open-cluster-management.io/v1\nkind: ManagedCluster\nmetadata: {name: applied}\nspec: {taints: [{key: ${taint}, effect: NoSelect}]}\n`,
        );
    expect((await apply('one')).status).toBe(201);
    const again = await apply('two');
    expect(again.status).toBe(200);
    expect(again.body.spec.taints).toEqual([
      { key: 'two', effect: 'NoSelect' },
    ]);
  });

  it('write status through its subresource only', async () => {
    const { api } = setup();
    await api
      .patch(`${CLUSTERS}/a/status`)
      .set('Content-Type', 'application/merge-patch+json')
      .send(
        JSON.stringify({
          spec: { hubAcceptsClient: true },
          status: { version: { kubernetes: 'v1' } },
        }),
      );
    const { body } = await api.get(`${CLUSTERS}/a`);
    expect(body.status).toEqual({ version: { kubernetes: 'v1' } });
    expect(body.spec?.hubAcceptsClient).toBeUndefined();
  });

  it('refuse wrong bodies with the field', async () => {
    const { api, store } = setup();
    const causes = async (body: object) =>
      (await api.post(RUNS).send(body)).body.details.causes.map(
        (cause: any) => cause.field,
      );
    const run = (spec?: object, metadata = {}) => ({
      apiVersion: 'tekton.dev/v1',
      kind: 'PipelineRun',
      metadata: { name: 'run', ...metadata },
      spec,
    });
    expect(await causes(run({}))).toEqual([
      'spec.pipelineRef, spec.pipelineSpec',
    ]);
    expect(
      await causes(run({ pipelineRef: { name: 'x' } }, { name: 'Bad_Name' })),
    ).toEqual(['metadata.name']);
    expect(
      (await api.post(RUNS).send({ ...run(), kind: 'TaskRun' })).status,
    ).toBe(400);
    expect(
      (await api.post(RUNS).send({ ...run(), apiVersion: 'tekton.dev/v9' }))
        .body.message,
    ).toBe(
      'the API version in the data (tekton.dev/v9) does not match the expected API version (tekton.dev/v1)',
    );
    expect((await api.post(RUNS).type('json').send('{')).status).toBe(400);
    expect(store.list({ group: 'tekton.dev', kind: 'PipelineRun' })).toEqual(
      [],
    );
  });

  it('keep the spec of a PipelineRun, except for its status', async () => {
    const { api } = setup();
    const created = await api.post(RUNS).send({
      metadata: { generateName: 'run-' },
      spec: { pipelineRef: { name: 'x' } },
    });
    const { name } = created.body.metadata;
    expect(name).toMatch(/^run-[a-z0-9]{5}$/);
    const patch = (spec: object) =>
      api
        .patch(`${RUNS}/${name}`)
        .set('Content-Type', 'application/merge-patch+json')
        .send(JSON.stringify({ spec }));
    const refused = await patch({ params: [] });
    expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
    expect((await patch({ status: 'Cancelled' })).status).toBe(200);
    expect((await patch({ status: 'Whatever' })).status).toBe(422);
  });
});

describe('other paths', () => {
  it('serves discovery, version and health, and 404 with a Status elsewhere', async () => {
    const { api } = setup();
    const groups = await api.get('/apis');
    expect(groups.body.groups.map((group: any) => group.name)).toContain(
      'cluster.open-cluster-management.io',
    );
    const resources = await api.get('/apis/tekton.dev/v1');
    expect(resources.body.resources.map((entry: any) => entry.name)).toEqual(
      expect.arrayContaining(['pipelineruns', 'pipelineruns/status']),
    );
    expect((await api.get('/api')).body.versions).toEqual(['v1']);
    expect((await api.get('/version')).body).toMatchObject({
      major: '1',
      minor: '31',
      gitVersion: 'v1.31.7',
    });
    expect((await api.get('/livez')).text).toBe('ok');
    for (const path of ['/openapi/v3', '/apis/no.such/v1', '/apis/apps/v1/x']) {
      const { status, body } = await api.get(path);
      expect(status).toBe(404);
      expect(body.kind).toBe('Status');
    }
  });

  it('serves every version of a kind, each in its own words', async () => {
    const { api } = setup();
    await api.post(RUNS).send({
      metadata: { name: 'run' },
      spec: { pipelineRef: { name: 'x' } },
    });
    const { body } = await api.get(`${RUNS.replace('/v1/', '/v1beta1/')}/run`);
    expect(body.apiVersion).toBe('tekton.dev/v1beta1');
  });
});
