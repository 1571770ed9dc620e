import { kubernetesVersionOf, nodeList, siteCapacity } from './siteCapacity';
import { siteProfiles } from './siteProfiles';

const profile = (name: string) =>
  siteProfiles().find(site => site.name === name)!;

describe('siteCapacity', () => {
  it('sums the nodes, keeps a reserve, and counts cards where there are some', () => {
    const lyon = siteCapacity(profile('plant-lyon-01'));
    expect(lyon.capacity).toMatchObject({
      cpu: '96',
      memory: `${3 * 128 * 1024 * 1024}Ki`,
      'nvidia.com/gpu': '2',
    });
    expect(Number(lyon.allocatable.cpu)).toBeLessThan(96);
    expect(
      'nvidia.com/gpu' in siteCapacity(profile('store-hamburg-0002')).capacity,
    ).toBe(false);
  });

  it('lists nodes whose cards add up', () => {
    const nodes = nodeList(profile('plant-lyon-01'));
    expect(nodes.map(node => node.capacity['nvidia.com/gpu'] ?? '0')).toEqual([
      '1',
      '1',
      '0',
    ]);
    expect(nodeList(profile('store-boston-0102'))[0].conditions[0].status).toBe(
      'Unknown',
    );
  });

  it('knows the Kubernetes release of every site', () => {
    for (const site of siteProfiles(100)) {
      expect(kubernetesVersionOf(site)).toMatch(/^v1\.3[01]\.\d+$/);
    }
  });
});
