import { conditionOf } from './conditions';
import { DeploymentLoop } from './DeploymentLoop';
import { eventually } from './__testUtils__/eventually';
import { fastLab, startAll } from './__testUtils__/fastLab';
import { kinds } from './kinds';

const key = { ...kinds.deployment, namespace: 'default', name: 'model-1' };

describe('DeploymentLoop', () => {
  const { lab } = fastLab();
  const { store } = lab.site('core', 'tower-zurich-0002')!;
  let stop: () => void;
  beforeAll(() => {
    stop = startAll(lab, [DeploymentLoop.create()]);
  });
  afterAll(() => stop());

  const available = (generation: number) =>
    eventually('an available deployment', () => {
      const found = store.get(key);
      return found?.status?.observedGeneration === generation &&
        found.status.availableReplicas === found.spec.replicas
        ? found
        : undefined;
    });

  it('makes pods, keeps the digest, and follows a new image and scale', async () => {
    const image = `quay.io/acme/bike@sha256:${'a'.repeat(64)}`;
    store.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'model-1', namespace: 'default' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'x' } },
        template: {
          metadata: { labels: { app: 'x' } },
          spec: { containers: [{ name: 'model', image }] },
        },
      },
    });
    const first = await available(1);
    expect(conditionOf(first, 'Available')?.status).toBe('True');
    const pods = () => store.list(kinds.pod, { namespace: 'default' });
    expect(pods().map(pod => pod.status.containerStatuses[0].image)).toEqual([
      image,
    ]);
    store.mutate(key, object => {
      object.spec.replicas = 2;
      object.spec.template.spec.containers[0].image = 'quay.io/acme/bike:2';
    });
    await available(2);
    expect(pods().map(pod => pod.spec.containers[0].image)).toEqual([
      'quay.io/acme/bike:2',
      'quay.io/acme/bike:2',
    ]);
    store.delete(key);
    expect(pods()).toEqual([]);
  });
});
