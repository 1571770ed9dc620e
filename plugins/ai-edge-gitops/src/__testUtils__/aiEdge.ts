import type { InventorySite, PlanContext, ResolvedIntent } from '../types';
import { loadFixture } from './loadFiles';

export type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

export const tree = loadFixture('ai-edge');
export const uri = `oci://quay.io/edge/iris@sha256:${'1'.repeat(64)}`;

export function site(
  name: string,
  labels: Record<string, string> = {},
  more: Partial<InventorySite> = {},
): InventorySite {
  return {
    hub: 'core',
    name,
    clusterSet: 'poc-near-edge',
    labels: { name, ...labels },
    ...more,
  };
}

export const shops = [
  site('shop-1', { rents: 'bikes' }),
  site('shop-2', { rents: 'bikes' }),
  site('shop-3'),
];
export const inventory = [
  ...shops,
  site('lab-1', {}, { clusterSet: 'labs' }),
  site('nowhere', {}, { clusterSet: undefined }),
  site('nameless', {}, { clusterSet: 'labs', labels: {} }),
];
export const context: PlanContext = {
  repoUrl: 'https://git.example.com/edge/near-edge',
  branch: 'main',
  inventory,
};

export function sites(...names: string[]): InventorySite[] {
  return names.map(name => inventory.find(entry => entry.name === name)!);
}

export function deploy(more: Partial<Deploy> = {}): Deploy {
  return {
    kind: 'deploy',
    gitops: 'near-edge',
    model: { name: 'iris' },
    artifact: { uri },
    sites: shops,
    ...more,
  };
}
