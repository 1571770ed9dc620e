import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { fitOf } from './fitOf';
import type { DeployIntent } from './FitRule';

const DEPLOY: DeployIntent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike' },
  artifact: { uri: 's3://models/bike' },
  sites: { labels: { a: 'b' } },
};
const CAPACITY = {
  cpuCores: 4,
  memoryBytes: 8 * 2 ** 30,
  accelerators: [
    { resource: 'nvidia.com/gpu', product: 'NVIDIA-L4', count: 1 },
  ],
};
const SITE = {
  ref: { hub: 'core', name: 'edge-1' },
  kind: 'cluster',
  arch: 'amd64',
  serving: { deploymentMode: 'Standard' },
  claims: { 'version.serving.kserve.io': 'v0.18.2' },
  capacity: CAPACITY,
} as unknown as Site;

const gpu = (count: number, resource = 'nvidia.com/gpu') => ({
  accelerator: { resource, count },
});

function fit(
  wish: Partial<DeployIntent>,
  site: Partial<Site> = {},
  deployments: Partial<ModelDeployment>[] = [],
) {
  const facts = {
    site: { ...SITE, ...site },
    deployments: deployments as ModelDeployment[],
  };
  const { verdict, rules } = fitOf(facts, { ...DEPLOY, ...wish });
  const said = Object.fromEntries(rules.map(rule => [rule.rule, rule.verdict]));
  return { verdict, said, rules };
}

describe('fitOf', () => {
  it('is content with a site that has what is asked for', () => {
    const { verdict, said } = fit({
      resources: { cpu: '4', memory: '8Gi' },
      ...gpu(1),
      requires: {
        arch: ['amd64'],
        acceleratorProduct: 'NVIDIA-L4',
        kserve: '0.16',
      },
    });
    expect(verdict).toBe('fits');
    expect(Object.keys(said).sort()).toEqual([
      'accelerator',
      'accelerator-product',
      'arch',
      'cpu',
      'kserve',
      'kserve-version',
      'memory',
      'mode',
    ]);
  });

  it.each<[string, string, Partial<DeployIntent>, Partial<Site>]>([
    ['cpu', 'a core too many', { resources: { cpu: '4001m' } }, {}],
    [
      'cpu',
      'what nodes may not have',
      { resources: { cpu: '4' } },
      { allocatable: { ...CAPACITY, cpuCores: 3.5 } },
    ],
    ['memory', 'too much memory', { resources: { memory: '9Gi' } }, {}],
    ['accelerator', 'one accelerator too many', gpu(2), {}],
    ['accelerator', 'another accelerator', gpu(1, 'amd.com/gpu'), {}],
    [
      'accelerator-product',
      'another product',
      { requires: { acceleratorProduct: 'NVIDIA-A100' } },
      {},
    ],
    ['arch', 'other processors', { requires: { arch: ['arm64'] } }, {}],
    ['kserve-version', 'a newer KServe', { requires: { kserve: '0.20' } }, {}],
    [
      'mode',
      'a pod of its own',
      {},
      { serving: { deploymentMode: 'ModelMesh' } },
    ],
    ['kind', 'a cluster', {}, { kind: 'device' }],
  ])('by %s refuses a site for %s', (rule, _what, wish, site) => {
    const { verdict, said } = fit(wish, site);
    expect([verdict, said[rule]]).toEqual(['doesNotFit', 'doesNotFit']);
  });

  it('does not know what the site has not told, and never calls it wrong', () => {
    const { verdict, said } = fit(
      {
        resources: { cpu: '1' },
        ...gpu(1),
        runtime: 'ovms',
        requires: { arch: ['amd64'], kserve: '0.16' },
        artifact: { uri: 'pvc://models/bike' },
      },
      {
        arch: undefined,
        capacity: undefined,
        serving: undefined,
        claims: undefined,
      },
    );
    expect(verdict).toBe('unknown');
    expect(new Set(Object.values(said))).toEqual(new Set(['unknown']));
  });

  it('knows a runtime, and KServe itself, by another model that is ready with it', () => {
    const ready = {
      ref: { kind: 'InferenceService' } as ModelDeployment['ref'],
      state: 'ready' as const,
      runtime: 'ovms',
    };
    const site = { serving: undefined, claims: undefined };
    expect(fit({ runtime: 'ovms' }, site, [ready]).verdict).toBe('fits');
    expect(fit({ runtime: 'triton' }, site, [ready]).verdict).toBe('unknown');
    expect(
      fit({ runtime: 'ovms' }, site, [{ ...ready, state: 'failed' }]).verdict,
    ).toBe('unknown');
  });

  it('says why', () => {
    const { rules } = fit({ resources: { memory: '9Gi' } });
    expect(rules.find(({ rule }) => rule === 'memory')?.text).toBe(
      'has 8 GiB for workloads in all, 9 GiB are asked for',
    );
  });
});
