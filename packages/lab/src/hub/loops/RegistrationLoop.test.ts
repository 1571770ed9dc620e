import { testLab } from '../../__testUtils__/testLab';
import { conditionStatus } from './conditions';
import { ADDON, CLUSTER, leaseKey } from './keys';
import { RegistrationLoop } from './RegistrationLoop';

describe('RegistrationLoop', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function setup() {
    const { lab, store } = testLab();
    const stop = RegistrationLoop.create(lab).start(lab);
    return { lab, store, stop };
  }

  it('accepts a new cluster, gives it a namespace, and cleans up after it', () => {
    const { store, stop } = setup();
    const key = { ...CLUSTER, name: 'store-oslo-1' };
    store.create({
      apiVersion: 'cluster.open-cluster-management.io/v1',
      kind: 'ManagedCluster',
      metadata: { name: key.name },
      spec: { hubAcceptsClient: true },
    });
    expect(conditionStatus(store.get(key), 'HubAcceptedManagedCluster')).toBe(
      'True',
    );
    const space = { group: '', kind: 'Namespace', name: key.name };
    expect(store.get(space)).toBeDefined();
    store.delete(key);
    expect(store.get(key)).toBeUndefined();
    expect(store.get(space)).toBeUndefined();
    stop();
  });

  it('denies one that is not accepted', () => {
    const { store, stop } = setup();
    const key = { ...CLUSTER, name: 'store-oslo-1' };
    store.create({
      apiVersion: 'cluster.open-cluster-management.io/v1',
      kind: 'ManagedCluster',
      metadata: { name: key.name },
      spec: { hubAcceptsClient: false },
    });
    expect(conditionStatus(store.get(key), 'HubAcceptedManagedCluster')).toBe(
      'False',
    );
    expect(store.get({ group: '', kind: 'Namespace', name: key.name })).toBe(
      undefined,
    );
    stop();
  });

  it('lets a site join that comes up for the first time', () => {
    const { lab, store, stop } = setup();
    const name = 'store-toronto-0103';
    jest.advanceTimersByTime(3000);
    expect(
      conditionStatus(store.get({ ...CLUSTER, name }), 'ManagedClusterJoined'),
    ).toBeUndefined();
    lab.site('core', name)!.setOnline(true);
    jest.advanceTimersByTime(3000);
    const joined = store.get({ ...CLUSTER, name })!;
    expect(conditionStatus(joined, 'ManagedClusterJoined')).toBe('True');
    expect(joined.spec.taints).toBeUndefined();
    expect(joined.metadata.labels).toMatchObject({
      vendor: 'MicroShift',
      'cluster.open-cluster-management.io/clusterset': 'retail-na',
    });
    expect(store.get(leaseKey(name))).toBeDefined();
    const addons = store.list(ADDON, { namespace: name });
    expect(addons.length).toBeGreaterThan(3);
    expect(conditionStatus(addons[0], 'Available')).toBe('True');
    stop();
  });
});
