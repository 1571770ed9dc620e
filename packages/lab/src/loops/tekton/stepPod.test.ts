import { DefaultObjectStore, hubResourceTypes } from '../../kube';
import { namespace } from '../../kube/__testUtils__/objects';
import { toTable } from '../../kube/table';
import { podType } from '../../kube/resources/podType';
import { kinds } from '../kinds';
import { createStepPod, endStepPod } from './stepPod';

function setup() {
  const store = DefaultObjectStore.create({
    name: 'core',
    types: hubResourceTypes,
  });
  store.load([namespace('pipes')]);
  const taskRun = store.create({
    apiVersion: 'tekton.dev/v1',
    kind: 'TaskRun',
    metadata: { name: 'run-build', namespace: 'pipes' },
    spec: { taskRef: { name: 'buildah' } },
  });
  const podName = createStepPod(store, taskRun, [
    { name: 'build', image: 'buildah' },
    { name: 'push', image: 'buildah' },
  ]);
  taskRun.status = { podName };
  const pod = () =>
    store.get({ ...kinds.pod, namespace: 'pipes', name: podName })!;
  const printed = () =>
    toTable(podType, [pod()], {
      metadata: {},
      object: () => ({}),
    }).rows[0].cells.slice(0, 3);
  return { store, taskRun, pod, printed };
}

describe('the pod of a task', () => {
  it('runs every step, then is complete with a log', () => {
    const { store, taskRun, pod, printed } = setup();
    expect(printed()).toEqual(['run-build-pod', '2/2', 'Running']);
    endStepPod(store, taskRun, {
      succeeded: true,
      log: 'built\n',
      now: new Date(),
    });
    expect(printed()).toEqual(['run-build-pod', '0/2', 'Completed']);
    expect(pod().metadata.annotations).toEqual({
      'lab.ai-edge/log.step-build': 'built\n',
    });
  });

  it('has no log when it is stopped', () => {
    const { store, taskRun, pod, printed } = setup();
    endStepPod(store, taskRun, { succeeded: false, now: new Date() });
    expect(printed()).toEqual(['run-build-pod', '0/2', 'Error']);
    expect(pod().metadata.annotations).toBeUndefined();
  });
});
