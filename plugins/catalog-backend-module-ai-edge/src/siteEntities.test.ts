import {
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { testSite } from './__testUtils__/testSite';
import { siteEntities } from './siteEntities';

describe('siteEntities', () => {
  const options = { defaultOwner: 'group:default/edge-platform' };

  it('makes a cluster resource that the catalog accepts', async () => {
    const [{ entity, locationKey }] = siteEntities(
      [
        testSite('core', 'store-001', {
          displayName: 'Store 1, Berlin',
          clusterId: 'c0ffee',
          owner: 'group:default/retail',
          product: 'OpenShift',
          region: 'Europe (west)',
          arch: 'arm64',
          labels: {
            'edge.example.com/ring': 'r0',
            'feature.open-cluster-management.io/addon-search': 'available',
          },
        }),
      ],
      options,
    );
    expect(locationKey).toBe('ai-edge:core');
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'core-store-001',
        title: 'Store 1, Berlin',
        description: 'Edge site store-001 of hub core',
        labels: { 'edge.example.com/ring': 'r0' },
        tags: ['openshift', 'europe-west', 'arm64'],
        annotations: {
          'ai-edge/site': 'core/store-001',
          'backstage-community.io/ocm-provider-id': 'core',
          'backstage-community.io/ocm-cluster-id': 'c0ffee',
          'backstage.io/managed-by-location': 'ai-edge:core',
          'backstage.io/managed-by-origin-location': 'ai-edge:core',
        },
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/retail' },
    });
    await expect(resourceEntityV1alpha1Validator.check(entity)).resolves.toBe(
      true,
    );
    await expect(new FieldFormatEntityPolicy().enforce(entity)).resolves.toBe(
      entity,
    );
  });

  it('does not change while the site is only doing better or worse', () => {
    const before = testSite('core', 'store-001');
    const after = testSite('core', 'store-001', {
      availability: { state: 'unknown', since: '2026-01-02T00:00:00.000Z' },
      lastContact: '2026-01-02T00:00:00.000Z',
      deployments: { total: 3, ready: 1, stale: 3 },
      asOf: '2026-01-03T00:00:00.000Z',
    });
    expect(siteEntities([after], options)).toEqual(
      siteEntities([before], options),
    );
  });

  it('has an owner for everything and no entity for a site that has left', () => {
    const entities = siteEntities(
      [
        testSite('core', 'store-001'),
        testSite('core', 'gone', { availability: { state: 'detached' } }),
        testSite('core', 'camera', { kind: 'device' }),
      ],
      options,
    );
    expect(
      entities.map(({ entity: { metadata, spec } }) => [
        metadata.name,
        spec.type,
        spec.owner,
      ]),
    ).toEqual([
      ['core-store-001', 'kubernetes-cluster', 'group:default/edge-platform'],
      ['core-camera', 'edge-device', 'group:default/edge-platform'],
    ]);
  });
});
