import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { PropagationLoop } from './PropagationLoop';

const ACM = 'apps.open-cluster-management.io';
const namespace = 'openshift-gitops';
const key = { ...kinds.application, namespace, name: 'app' };

describe('PropagationLoop', () => {
  const { lab, store } = fastLab();
  let stop: () => void;
  beforeAll(() => {
    stop = startAll(lab, [PropagationLoop.create()]);
  });
  afterAll(() => stop());

  const works = () =>
    store.list(kinds.manifestWork, { namespace: 'plant-lyon-01' });

  it('waits until a placement has chosen the cluster', async () => {
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'app',
        namespace,
        labels: { [`${ACM}/pull-to-ocm-managed-cluster`]: 'true' },
        annotations: { [`${ACM}/ocm-managed-cluster`]: 'plant-lyon-01' },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: { project: 'default', destination: { namespace: 'x' } },
    });
    await new Promise(done => {
      setTimeout(done, 80);
    });
    expect(works()).toEqual([]);
    store.create({
      apiVersion: 'cluster.open-cluster-management.io/v1beta1',
      kind: 'PlacementDecision',
      metadata: { name: 'd', namespace },
    });
    store.mutate({ ...kinds.placementDecision, namespace, name: 'd' }, d => {
      d.status = { decisions: [{ clusterName: 'plant-lyon-01' }] };
    });
    await eventually('a work', () => works().length === 1);
  });

  it('follows the spec, and leaves the status alone', async () => {
    store.mutate(key, app => {
      app.spec.project = 'other';
    });
    await eventually(
      'the project',
      () => works()[0].spec.workload.manifests[0].spec.project === 'other',
    );
    const { generation } = works()[0].metadata;
    store.mutate(key, app => {
      app.status = { health: { status: 'Healthy' } };
    });
    await new Promise(done => {
      setTimeout(done, 80);
    });
    expect(works()[0].metadata.generation).toBe(generation);
  });

  it('lets the Application go and takes the work away', async () => {
    store.delete(key);
    await eventually('the end', () => !store.get(key));
    expect(works()).toEqual([]);
  });
});
