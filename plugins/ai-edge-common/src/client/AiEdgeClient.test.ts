import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AiEdgeClient } from './AiEdgeClient';

let server: Server;
let seen: { method?: string; url?: string; token?: string; body: unknown }[];
let answer: { status: number; body: unknown };

beforeEach(async () => {
  seen = [];
  answer = { status: 200, body: { items: [] } };
  server = createServer(async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    seen.push({
      method: req.method,
      url: req.url,
      token: req.headers.authorization,
      body: text ? JSON.parse(text) : undefined,
    });
    res.writeHead(answer.status, { 'content-type': 'application/json' });
    res.end(JSON.stringify(answer.body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise(resolve => server.close(resolve)));

function client() {
  const { port } = server.address() as AddressInfo;
  return new AiEdgeClient({
    discoveryApi: {
      getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
    },
  });
}

const site = { hub: 'core', name: 'edge 1' };
const deployment = {
  hub: 'core',
  site: 'edge-1',
  namespace: 'ns',
  kind: 'InferenceService',
  name: 'bike',
};

it('asks the routes of the API', async () => {
  const api = client();
  await api.getSites({
    limit: 5,
    cursor: 'c',
    orderBy: { field: 'name', direction: 'desc' },
    q: 'a&b',
    fields: ['ref', 'labels'],
    filters: { region: ['eu', 'us'], label: ['a=b'] },
  });
  await api.getSitesSummary();
  await api.getSite(site);
  await api.getSiteTimeline(site);
  await api.getSiteTimeline(site, {
    limit: 5,
    since: '2026-11-20T10:00:00.000Z',
  });
  await api.getDeployments({ filters: { state: [] } });
  await api.getDeploymentsSummary();
  await api.getDeployment(deployment);
  await api.getDeploymentMetrics(deployment, { panel: 'latency', range: '1h' });
  await api.getDeploymentHistory(deployment);
  await api.getDeploymentHistory(deployment, { limit: 5, cursor: 'c' });
  await api.getModels({ filters: { state: ['failed'] } });
  await api.getModel('meta-llama/Llama-3-8B', { groupBy: 'region' });
  await api.getModelMatrix({ groupBy: 'label:tier', groups: 8 });
  await api.getSources();
  await api.getChecks();
  await api.getChecks({ scope: 'hub' });
  await api.getProposals({ state: 'open' });
  await api.getProposals({ model: 'bike', site });
  await api.getProposal('near edge', 7);
  await api.getPipelines();
  await api.getPipelineRuns({ hub: 'core' });
  await api.getPipelineRun({ hub: 'core', namespace: 'ml', name: 'run' });
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /api/ai-edge/sites?limit=5&cursor=c&orderBy=name%3Adesc&q=a%26b&fields=ref%2Clabels&region=eu&region=us&label=a%3Db',
    'GET /api/ai-edge/sites/summary',
    'GET /api/ai-edge/sites/core/edge%201',
    'GET /api/ai-edge/sites/core/edge%201/timeline',
    'GET /api/ai-edge/sites/core/edge%201/timeline?limit=5&since=2026-11-20T10%3A00%3A00.000Z',
    'GET /api/ai-edge/deployments',
    'GET /api/ai-edge/deployments/summary',
    'GET /api/ai-edge/deployments/core/edge-1/ns/InferenceService/bike',
    'GET /api/ai-edge/deployments/core/edge-1/ns/InferenceService/bike/metrics?panel=latency&range=1h',
    'GET /api/ai-edge/deployments/core/edge-1/ns/InferenceService/bike/history',
    'GET /api/ai-edge/deployments/core/edge-1/ns/InferenceService/bike/history?limit=5&cursor=c',
    'GET /api/ai-edge/models?state=failed',
    'GET /api/ai-edge/models/meta-llama%2FLlama-3-8B?groupBy=region',
    'GET /api/ai-edge/model-matrix?groupBy=label%3Atier&groups=8',
    'GET /api/ai-edge/sources',
    'GET /api/ai-edge/checks',
    'GET /api/ai-edge/checks?scope=hub',
    'GET /api/ai-edge/proposals?state=open',
    'GET /api/ai-edge/proposals?model=bike&site=core%2Fedge%25201',
    'GET /api/ai-edge/proposals/near%20edge/7',
    'GET /api/ai-edge/pipelines',
    'GET /api/ai-edge/pipelines/runs?hub=core',
    'GET /api/ai-edge/pipelines/runs/core/ml/run',
  ]);
});

it('posts bodies with the caller’s token', async () => {
  const api = client();
  const sites = { names: [site] };
  const intent = {
    kind: 'deploy' as const,
    gitops: 'models',
    model: { name: 'bike' },
    artifact: { uri: 's3://models/bike' },
    sites,
  };
  const run = {
    hub: 'core',
    namespace: 'ml',
    pipeline: 'p',
    params: {},
    idempotencyKey: 'k',
  };
  await api.resolveSites({ sites }, { token: 't1' });
  await api.checkFit({ intent }, { token: 't1' });
  await api.previewProposal({ intent }, { token: 't2' });
  await api.createProposal({ intent, draft: true }, { token: 't3' });
  await api.startPipelineRun(run, { token: 't4' });
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/api/ai-edge/sites/resolve',
      token: 'Bearer t1',
      body: { sites },
    },
    {
      method: 'POST',
      url: '/api/ai-edge/sites/fit',
      token: 'Bearer t1',
      body: { intent },
    },
    {
      method: 'POST',
      url: '/api/ai-edge/proposals/preview',
      token: 'Bearer t2',
      body: { intent },
    },
    {
      method: 'POST',
      url: '/api/ai-edge/proposals',
      token: 'Bearer t3',
      body: { intent, draft: true },
    },
    {
      method: 'POST',
      url: '/api/ai-edge/pipelines/runs',
      token: 'Bearer t4',
      body: run,
    },
  ]);
});

it('rejects with what the backend says, and gives up when told to', async () => {
  answer = {
    status: 404,
    body: {
      error: { name: 'NotFoundError', message: 'No site core/edge-1' },
      response: { statusCode: 404 },
    },
  };
  await expect(client().getSite(site)).rejects.toMatchObject({
    name: 'ResponseError',
    statusCode: 404,
    cause: { name: 'NotFoundError', message: 'No site core/edge-1' },
  });
  await expect(
    client().getSources({ signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: 'AbortError' });
});

it('never asks for a path that dots have shortened', async () => {
  await expect(
    client().getSite({ hub: '..', name: '..' }),
  ).rejects.toMatchObject({ name: 'InputError' });
  await expect(client().getModel('..')).rejects.toMatchObject({
    name: 'InputError',
  });
  expect(seen).toEqual([]);
});
