import { deploymentRowSchema, modelDeploymentSchema } from './deployment';
import { parseInput } from './parse';
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
  expect(
    siteRowSchema.parse({ ...site, claims: { a: 'b' } }),
  ).not.toHaveProperty('claims');
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
