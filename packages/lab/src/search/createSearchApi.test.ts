import {
  filter,
  inferenceService,
  searchApi,
  STRANGER,
} from './__testUtils__/searchApi';

const SERVICES = filter('kind', 'InferenceService');
const CLUSTERS = {
  query:
    'query ($q: SearchInput) { searchComplete(property: "cluster", query: $q, limit: -1) }',
  variables: { q: { filters: [filter('kind', 'Cluster')] } },
};

describe('createSearchApi', () => {
  const { apply, ask, items, post } = searchApi();
  const clusters = async (token: string) => {
    const { body } = await ask(CLUSTERS.query, CLUSTERS.variables, token);
    return body.data.searchComplete as string[];
  };
  beforeAll(() => {
    apply('plant-lyon-01', inferenceService('bike', { team: 'one', z: '2' }));
    apply('store-berlin-0001', inferenceService('bike'));
  });

  it('lists rows of strings, keyed by cluster and uid', async () => {
    const { count, items: rows } = await items({
      filters: [SERVICES, filter('cluster', 'plant-lyon-01')],
    });
    expect(count).toBe(1);
    expect(rows).toEqual([
      {
        _uid: expect.stringMatching(/^plant-lyon-01\/[0-9a-f-]{36}$/),
        cluster: 'plant-lyon-01',
        kind: 'InferenceService',
        kind_plural: 'inferenceservices',
        apigroup: 'serving.kserve.io',
        apiversion: 'v1beta1',
        name: 'bike',
        namespace: 'bike',
        created: expect.stringMatching(/Z$/),
        label: 'team=one; z=2',
      },
    ]);
  });

  it('shows a caller the sites for which it may create views', async () => {
    expect(await clusters('lab-admin')).toHaveLength(12);
    expect(await clusters('lab-portal')).toHaveLength(12);
    expect(await clusters('lab-limited')).toEqual([
      'plant-gdansk-03',
      'plant-lyon-01',
      'plant-torino-02',
    ]);
    const { items: rows } = await items({ filters: [SERVICES] }, 'lab-limited');
    expect(rows.map(({ cluster }) => cluster)).toEqual(['plant-lyon-01']);
  });

  it('answers 200 and nothing to who may create none', async () => {
    const { status, body } = await ask(
      CLUSTERS.query,
      CLUSTERS.variables,
      STRANGER,
    );
    expect([status, body]).toEqual([200, { data: { searchComplete: [] } }]);
    expect(await items({ filters: [SERVICES] }, STRANGER)).toEqual({
      count: 0,
      items: [],
    });
  });

  it('refuses no token and a wrong one, each in its way', async () => {
    const body = JSON.stringify({ query: '{ messages { id } }' });
    expect(await post(body)).toEqual({
      status: 401,
      body: { message: "Request didn't have a valid authentication token." },
    });
    expect(await post(body, 'nobody')).toEqual({
      status: 403,
      body: { message: 'Invalid token' },
    });
  });

  it('answers errors of a query with 200, of its form with 422 and 400', async () => {
    const empty = await ask('{ search(input: [{}]) { items } }');
    expect(empty.status).toBe(200);
    expect(empty.body.errors[0].message).toBe(
      'query input must contain a filter or keyword',
    );
    const label = await ask(
      '{ search(input: [{filters: [{property: "label", values: ["a"]}]}]) { items } }',
    );
    expect(label.body.errors[0].message).toContain('incorrect label format');
    expect((await ask('{ nothing }')).status).toBe(422);
    expect((await ask('{ __schema { types { name } } }')).status).toBe(422);
    expect((await post('{"query":', 'lab-portal')).status).toBe(400);
  });

  it('limits, skips and orders', async () => {
    const all = { filters: [filter('kind', 'Cluster')] };
    const named = async (more: object) =>
      (await items({ ...all, ...more })).items.map(({ name }) => name);
    const ordered = await named({ orderBy: 'name asc' });
    expect(ordered).toHaveLength(12);
    expect(ordered).toEqual([...ordered].sort());
    expect(await named({ orderBy: 'name desc', limit: 2 })).toEqual(
      [...ordered].reverse().slice(0, 2),
    );
    expect(await named({ orderBy: 'name asc', limit: 3, offset: 4 })).toEqual(
      ordered.slice(4, 7),
    );
    expect((await items({ ...all, limit: 2 })).count).toBe(12);
  });

  it('finds by keyword, in any value and any case', async () => {
    const named = async (...keywords: string[]) =>
      (await items({ keywords })).items.map(({ kind, name }) => [kind, name]);
    expect(await named('TEAM=ONE')).toEqual([['InferenceService', 'bike']]);
    expect(await named('team=one', 'nowhere')).toEqual([]);
  });

  it("names the properties of a kind, and none of KServe's own", async () => {
    const { body } = await ask(
      'query ($q: SearchInput) { searchSchema(query: $q) }',
      { q: { filters: [SERVICES] } },
    );
    expect(body.data.searchSchema.allProperties.sort()).toEqual([
      'apigroup',
      'apiversion',
      'cluster',
      'created',
      'kind',
      'kind_plural',
      'label',
      'name',
      'namespace',
      'status',
    ]);
  });

  it('says when collectors are missing somewhere', async () => {
    const { body } = await ask('{ messages { id kind } }');
    expect(body.data.messages).toEqual([{ id: 'S20', kind: 'information' }]);
  });
});

describe('createSearchApi of other releases and settings', () => {
  const old = searchApi({ paging: false, columns: true });

  it('does not know the arguments that came with ACM 2.16', async () => {
    const { status, body } = await old.ask(
      'query ($i: [SearchInput]) { search(input: $i) { items } }',
      { i: [{ filters: [SERVICES], orderBy: 'uid asc' }] },
    );
    expect(status).toBe(422);
    expect(body.errors[0].message).toContain('orderBy');
  });

  it('has printer columns and conditions where they are collected', async () => {
    const service = old.apply('plant-lyon-01', inferenceService('bike'));
    old.lab.site('core', 'plant-lyon-01')!.store.updateStatus({
      ...service,
      status: {
        url: 'http://bike.example',
        conditions: [
          { type: 'PredictorReady', status: 'False' },
          { type: 'Ready', status: 'False' },
        ],
      },
    });
    const input = { filters: [SERVICES, filter('Ready', 'False')] };
    let rows: Record<string, string>[] = [];
    while (rows.length === 0) rows = (await old.items(input)).items;
    expect(rows).toMatchObject([
      {
        Ready: 'False',
        URL: 'http://bike.example',
        condition: 'PredictorReady=False; Ready=False',
      },
    ]);
  });
});
