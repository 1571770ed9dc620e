import { deploymentRowSchema, modelDeploymentSchema } from './deployment';
import { listResponseSchema } from './list';
import { parseInput } from './parse';
import { startPipelineRunSchema } from './pipeline';
import { proposeRequestSchema, proposeResultSchema } from './proposal';
import { siteRowSchema, siteSchema, type Site } from './site';

const site: Site = {
  ref: { hub: 'core', name: 'edge-1' },
  kind: 'cluster',
  availability: { state: 'unknown' },
  labels: {},
  addons: [],
  taints: [],
  inventory: 'none',
  deployments: { total: 0, ready: 0, stale: 0 },
  asOf: '2026-11-20T09:00:00.000Z',
};

it('lets everything that is not known be absent', () => {
  expect(parseInput(siteSchema, site)).toEqual(site);
  const deployment = {
    ref: {
      hub: 'core',
      site: 'edge-1',
      namespace: 'bike',
      kind: 'InferenceService',
      name: 'bike',
    },
    model: { name: 'bike' },
    mode: 'Standard',
    labels: {},
    asOf: site.asOf,
    source: 'git',
  };
  expect(parseInput(modelDeploymentSchema, deployment)).toEqual(deployment);
});

it('leaves out of rows what lists do not carry', () => {
  expect(siteRowSchema.parse({ ...site, claims: { a: 'b' } })).not.toHaveProperty(
    'claims',
  );
  expect(Object.keys(deploymentRowSchema.shape)).not.toContain('labels');
  expect(Object.keys(deploymentRowSchema.shape)).toContain('availability');
});

it('never takes an instant without a zone, or null for absent', () => {
  expect(() => parseInput(siteSchema, { ...site, asOf: '2026-11-20' })).toThrow(
    'asOf: must be an ISO 8601 instant in UTC',
  );
  expect(() => parseInput(siteSchema, { ...site, region: null })).toThrow(
    'region: must be a string, not null',
  );
});

it('makes list answers of any row', () => {
  const list = {
    items: [site],
    totalItems: 1,
    pageInfo: { offset: 0 },
    asOf: site.asOf,
    complete: false,
    sources: [{ id: 'acm:core', kind: 'acm', state: 'starting' }],
  };
  expect(parseInput(listResponseSchema(siteSchema), list)).toEqual(list);
  expect(() =>
    parseInput(listResponseSchema(siteSchema), { ...list, items: [{}] }),
  ).toThrow('items[0].ref: is required');
});

it('bounds what can be proposed and started', () => {
  expect(() =>
    parseInput(proposeRequestSchema, { intent: {}, title: 'x'.repeat(201) }),
  ).toThrow(/intent\.kind: .*title: /s);
  expect(proposeResultSchema.parse({ nothingToDo: true })).toEqual({
    nothingToDo: true,
  });
  const run = {
    hub: 'core',
    namespace: 'ml',
    pipeline: 'git-fetch',
    params: { a: 'b', c: ['d'], e: { f: 'g' } },
    timeout: '1h0m0s',
    idempotencyKey: 'k',
  };
  expect(parseInput(startPipelineRunSchema, run)).toEqual(run);
  expect(() =>
    parseInput(startPipelineRunSchema, { ...run, timeout: '1 hour' }),
  ).toThrow('timeout: must be a duration such as 1h0m0s');
  expect(() =>
    parseInput(startPipelineRunSchema, { ...run, namespace: 'a/b' }),
  ).toThrow('namespace: must be an RFC 1123 label');
});
