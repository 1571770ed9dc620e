import { testLab } from '../../__testUtils__/testLab';
import { setAvailability } from './availability';
import { conditionStatus } from './conditions';
import { ADDON, CLUSTER } from './keys';

const key = { ...CLUSTER, name: 'plant-lyon-01' };
const LABEL = 'feature.open-cluster-management.io/addon-work-manager';

describe('setAvailability', () => {
  it('marks a silent cluster and its add-ons, and takes it back', () => {
    const { store } = testLab();
    const before = store.get(key)!;
    setAvailability(store, 'plant-lyon-01', false);
    const silent = store.get(key)!;
    expect(conditionStatus(silent, 'ManagedClusterConditionAvailable')).toBe(
      'Unknown',
    );
    expect(silent.metadata.labels![LABEL]).toBe('unreachable');
    expect(silent.spec.taints).toHaveLength(1);
    for (const addon of store.list(ADDON, { namespace: 'plant-lyon-01' })) {
      expect(conditionStatus(addon, 'Available')).toBe('Unknown');
    }
    const version = store.resourceVersion;
    setAvailability(store, 'plant-lyon-01', false);
    expect(store.resourceVersion).toBe(version);

    setAvailability(store, 'plant-lyon-01', true);
    const back = store.get(key)!;
    expect(back.metadata.labels).toEqual(before.metadata.labels);
    expect(back.spec).toEqual(before.spec);
    expect(conditionStatus(back, 'ManagedClusterConditionAvailable')).toBe(
      'True',
    );
  });

  it('leaves taints of others alone', () => {
    const { store } = testLab();
    store.mutate(key, object => {
      object.spec.taints = [{ key: 'maintenance', effect: 'NoSelect' }];
    });
    setAvailability(store, 'plant-lyon-01', false);
    setAvailability(store, 'plant-lyon-01', true);
    expect(store.get(key)!.spec.taints).toEqual([
      { key: 'maintenance', effect: 'NoSelect' },
    ]);
  });
});
