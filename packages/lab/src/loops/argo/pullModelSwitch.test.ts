import { eventually } from '../__testUtils__/eventually';
import { fastLab, startAll } from '../__testUtils__/fastLab';
import { kinds } from '../kinds';
import { PropagationLoop } from './PropagationLoop';
import { createPullModelSwitch } from './pullModelSwitch';
import { pullModel, workName } from './pullModel';

const SITE = 'plant-lyon-01';
const appKey = {
  ...kinds.application,
  namespace: 'openshift-gitops',
  name: 'app',
};

describe('the switch of the basic pull model', () => {
  const { lab, store } = fastLab();
  let stop: () => void;

  beforeAll(() => {
    createPullModelSwitch(store);
    store.create({
      apiVersion: 'cluster.open-cluster-management.io/v1beta1',
      kind: 'PlacementDecision',
      metadata: { name: 'all', namespace: appKey.namespace },
    });
    store.mutate(
      { ...kinds.placementDecision, namespace: appKey.namespace, name: 'all' },
      decision => {
        decision.status = { decisions: [{ clusterName: SITE, reason: '' }] };
      },
    );
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: appKey.name,
        namespace: appKey.namespace,
        labels: { [pullModel.pullLabel]: 'true' },
        annotations: { [pullModel.clusterAnnotation]: SITE },
      },
      spec: { project: 'default', destination: { namespace: 'x' } },
    });
    stop = startAll(lab, [PropagationLoop.create()]);
  });
  afterAll(() => stop());

  const work = () =>
    store.get({
      ...kinds.manifestWork,
      namespace: SITE,
      name: workName(store.get(appKey)!),
    });
  const project = () => work()?.spec.workload.manifests[0].spec.project;
  const strategy = () => work()?.spec.manifestConfigs[0].updateStrategy?.type;
  const turn = (disabled: boolean) =>
    store.mutate(
      {
        ...kinds.configMap,
        namespace: 'open-cluster-management',
        name: 'multicluster-integrations-config',
      },
      object => {
        object.data = {
          'config.yaml': `pullModel: {basic: {disabled: ${disabled}}}`,
        };
      },
    );
  const move = (to: string) =>
    store.mutate(appKey, app => {
      app.spec.project = to;
    });

  it('freezes the works, and lets them go on', async () => {
    await eventually('the work', work);
    turn(true);
    await eventually('the mark', () => strategy() === 'ReadOnly');
    move('other');
    await new Promise(done => {
      setTimeout(done, 100);
    });
    expect(project()).toBe('default');
    turn(false);
    await eventually('the change', () => project() === 'other');
    expect(strategy()).toBeUndefined();
  });
});
