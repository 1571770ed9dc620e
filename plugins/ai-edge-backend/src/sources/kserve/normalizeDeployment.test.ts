import type { AppsDeployment } from './kserveTypes';
import { normalizeDeployment } from './normalizeDeployment';

const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };

function deployment(
  status: AppsDeployment['status'],
  replicas = 1,
): AppsDeployment {
  return {
    metadata: {
      name: 'bike-rental-app-model-1',
      namespace: 'bike-rental-app',
      generation: 2,
      labels: { 'model-name': 'bike-rentals-auto-ml' },
    },
    spec: {
      replicas,
      template: {
        spec: {
          containers: [
            { name: 'sidecar', image: 'quay.example/proxy:1' },
            { name: 'model', image: 'quay.example/bike@sha256:1' },
          ],
        },
      },
    },
    status,
  };
}

const settled = {
  observedGeneration: 2,
  readyReplicas: 1,
  updatedReplicas: 1,
  conditions: [{ type: 'Available', status: 'True' }],
};

describe('normalizeDeployment', () => {
  it('reads the model and the image that serves it', () => {
    expect(normalizeDeployment(deployment(settled), place)).toMatchObject({
      ref: { kind: 'Deployment', name: 'bike-rental-app-model-1' },
      model: { name: 'bike-rentals-auto-ml' },
      artifact: { uri: 'oci://quay.example/bike@sha256:1' },
      mode: 'Deployment',
      state: 'ready',
      replicas: { ready: 1, desired: 1 },
    });
  });

  it.each<[string, AppsDeployment['status'], number, string]>([
    ['nothing known yet', undefined, 1, 'progressing'],
    [
      'a newer generation than was looked at',
      { ...settled, observedGeneration: 1 },
      1,
      'progressing',
    ],
    ['a copy missing', settled, 2, 'progressing'],
    ['no copies wanted', settled, 0, 'stopped'],
    [
      'no progress',
      {
        ...settled,
        conditions: [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'ProgressDeadlineExceeded',
          },
        ],
      },
      1,
      'failed',
    ],
    [
      'pods that may not be made',
      {
        conditions: [
          { type: 'ReplicaFailure', status: 'True', message: 'quota' },
        ],
      },
      1,
      'failed',
    ],
  ])('%s', (_what, status, replicas, state) => {
    expect(normalizeDeployment(deployment(status, replicas), place).state).toBe(
      state,
    );
  });
});
