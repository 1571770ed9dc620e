import { createHash } from 'node:crypto';
import type { InventorySite, PlanContext, ResolvedIntent } from '../types';
import { loadFixture } from './loadFiles';

export type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

export const tree = loadFixture('kserve-sites');

export function digest(of: string): string {
  return `sha256:${createHash('sha256').update(of).digest('hex')}`;
}

export function site(
  name: string,
  more: Partial<InventorySite> = {},
): InventorySite {
  return {
    hub: 'core',
    name,
    labels: {},
    product: 'OpenShift',
    topology: 'SingleReplica',
    deploymentMode: 'Standard',
    ...more,
  };
}

export const inventory = [
  ...Array.from({ length: 9 }, (_, i) => site(`edge-0${i}`)),
  site('ha-1', { topology: 'HighlyAvailable' }),
  site('old-1', { deploymentMode: 'RawDeployment' }),
  site('kn-1', { deploymentMode: 'Knative' }),
  site('micro-1', { product: 'MicroShift', topology: undefined }),
  site('silent-1', { deploymentMode: undefined }),
  site('gpu-1', { accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }] }),
  site('gpu-kn', {
    deploymentMode: 'Knative',
    accelerators: [{ resource: 'nvidia.com/gpu', count: 1 }],
  }),
  site('gpu-ha', { topology: 'HighlyAvailable' }),
  site('coast-1', { hub: 'west' }),
];
export const context: PlanContext = {
  repoUrl: 'https://git.example.com/edge/models',
  branch: 'main',
  inventory,
};

export function sites(...names: string[]): InventorySite[] {
  return names.map(name => inventory.find(entry => entry.name === name)!);
}

export function deploy(more: Partial<Deploy> = {}): Deploy {
  return {
    kind: 'deploy',
    gitops: 'models',
    model: { name: 'iris', version: 'v1', format: 'sklearn' },
    artifact: { uri: `oci://quay.io/edge/iris@${digest('iris')}` },
    sites: sites('edge-00'),
    ...more,
  };
}

export const bike = {
  model: { name: 'bike', version: 'v3' },
  artifact: { uri: `oci://quay.io/edge/bike@${digest('bike v3')}` },
};
