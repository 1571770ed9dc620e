import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteRow } from './siteRow';

describe('siteRow', () => {
  it('carries what lists show and leaves out what ACM says twice', () => {
    const site: Site = {
      ref: { hub: 'core', name: 'oslo' },
      kind: 'cluster',
      availability: {
        state: 'available',
        reason: 'ManagedClusterAvailable',
        message: 'Managed cluster is available',
        since: '2026-11-01T00:00:00.000Z',
      },
      region: 'eu',
      arch: 'arm64',
      labels: {
        tier: 'gold',
        name: 'oslo',
        vendor: 'OpenShift',
        openshiftVersion: '4.18.1',
        'openshiftVersion-major': '4',
        'cluster.open-cluster-management.io/clusterset': 'retail',
        'feature.open-cluster-management.io/addon-work-manager': 'available',
        'topology.kubernetes.io/region': 'eu',
      },
      claims: { a: 'b' },
      clusterSets: ['retail', 'all'],
      allocatable: { cpuCores: 1, memoryBytes: 1, accelerators: [] },
      placements: ['gitops/all'],
      serving: { deploymentMode: 'Knative' },
      addons: [{ name: 'work-manager', state: 'available' }],
      taints: [],
      inventory: 'none',
      deployments: { total: 0, ready: 0, stale: 0 },
      asOf: '2026-11-20T10:00:00.000Z',
    };
    expect(siteRow(site)).toEqual({
      ref: site.ref,
      kind: 'cluster',
      availability: { state: 'available', since: '2026-11-01T00:00:00.000Z' },
      region: 'eu',
      arch: 'arm64',
      labels: { tier: 'gold', 'topology.kubernetes.io/region': 'eu' },
      inventory: 'none',
      deployments: { total: 0, ready: 0, stale: 0 },
      asOf: site.asOf,
    });
  });

  it('keeps why a site is as it is', () => {
    const availability = {
      state: 'available' as const,
      reason: 'Degraded',
      message: 'an application has failed',
    };
    const site = {
      ref: { hub: 'core', name: 'oslo' },
      availability,
      labels: {},
    } as unknown as Site;
    expect(siteRow(site).availability).toEqual(availability);
  });

  it('has no counts where the caller may know none', () => {
    const site: Site = {
      ref: { hub: 'core', name: 'oslo' },
      kind: 'cluster',
      availability: { state: 'available' },
      labels: {},
      addons: [],
      taints: [],
      inventory: 'none',
      asOf: '2026-11-20T10:00:00.000Z',
    };
    expect(siteRow(site)).not.toHaveProperty('deployments');
  });
});
