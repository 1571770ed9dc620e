import { fastLab } from './__testUtils__/fastLab';
import { kinds } from './kinds';
import { reconcilePods, setDeploymentStatus } from './pods';

describe('pods', () => {
  const { store } = fastLab().lab.site('core', 'plant-lyon-01')!;
  const key = { ...kinds.deployment, namespace: 'default', name: 'd' };
  beforeAll(() => {
    store.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'd', namespace: 'default' },
      spec: {
        replicas: 2,
        selector: {},
        template: { spec: { containers: [{ name: 'c', image: 'i:1' }] } },
      },
    });
  });
  const reconcile = (phase: Parameters<typeof reconcilePods>[2]) =>
    reconcilePods(store, store.get(key)!, phase, 'why');

  it('are as many as wanted, and the same ones next time', () => {
    const names = reconcile('starting').map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(2);
    expect(reconcile('ready').map(({ metadata }) => metadata.name)).toEqual(
      names,
    );
    expect(store.list(kinds.pod)).toHaveLength(2);
  });

  it.each([
    ['unschedulable', 'Pending', undefined],
    ['starting', 'Pending', 'ContainerCreating'],
    ['crashing', 'Running', 'CrashLoopBackOff'],
    ['ready', 'Running', undefined],
  ] as const)('%s are %s', (phase, shown, waiting) => {
    const [{ status }] = reconcile(phase);
    expect(status.phase).toBe(shown);
    expect(status.containerStatuses[0]?.state.waiting?.reason).toBe(waiting);
  });

  it('make a Deployment available when all are ready', () => {
    const available = () =>
      store
        .get(key)!
        .status.conditions.find((c: { type: string }) => c.type === 'Available')
        .status;
    setDeploymentStatus(store, store.get(key)!, 1);
    expect(available()).toBe('False');
    expect(store.get(key)!.status.unavailableReplicas).toBe(1);
    setDeploymentStatus(store, store.get(key)!, 2);
    expect(available()).toBe('True');
  });
});
