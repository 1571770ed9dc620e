import type { KubeObject } from '../../kube/types';
import { healthOf, worst } from './health';

const object = (kind: string, rest: object): KubeObject => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'x', generation: 2 },
  ...rest,
});
const isvc = (transitionStatus: string, ...conditions: string[][]) =>
  object('InferenceService', {
    status: {
      modelStatus: { transitionStatus },
      conditions: conditions.map(([type, status]) => ({ type, status })),
    },
  });

describe('healthOf', () => {
  it.each([
    ['a new service', object('InferenceService', {}), 'Progressing'],
    ['a loading one', isvc('InProgress', ['Ready', 'False']), 'Progressing'],
    [
      'a failed one',
      isvc('BlockedByFailedLoad', ['Ready', 'True']),
      'Degraded',
    ],
    [
      'a ready one',
      isvc('UpToDate', ['Ready', 'True'], ['Stopped', 'False']),
      'Healthy',
    ],
    ['one not ready', isvc('UpToDate', ['Ready', 'False']), 'Degraded'],
    ['a stopped one', isvc('UpToDate', ['Stopped', 'True']), 'Suspended'],
    [
      'a deployment that is behind',
      object('Deployment', {
        spec: { replicas: 1 },
        status: { observedGeneration: 1, availableReplicas: 1 },
      }),
      'Progressing',
    ],
    [
      'a deployment that is available',
      object('Deployment', {
        spec: { replicas: 1 },
        status: { observedGeneration: 2, availableReplicas: 1 },
      }),
      'Healthy',
    ],
    ['a ConfigMap', object('ConfigMap', {}), undefined],
  ])('%s', (_, given, expected) => {
    expect(healthOf(given)).toBe(expected);
  });

  it('adds up to the worst', () => {
    expect(worst([])).toBe('Healthy');
    expect(worst(['Healthy', 'Degraded', 'Missing'])).toBe('Degraded');
    expect(worst(['Suspended', 'Progressing'])).toBe('Progressing');
  });
});
