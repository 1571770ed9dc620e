import type { DeploymentState } from '@ai-edge/backstage-plugin-ai-edge-common';
import { inferenceServiceState } from './inferenceServiceState';
import type { ModelStatus } from './kserveTypes';

const LOADS = 'A newer version is loading, the one before still serves.';

describe('the state of what ModelMesh serves', () => {
  it.each<[string, string, ModelStatus, DeploymentState, string | undefined]>([
    [
      'loaded',
      'True',
      {
        transitionStatus: 'UpToDate',
        states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
        copies: { totalCopies: 2 },
      },
      'ready',
      undefined,
    ],
    [
      'out of memory until it is asked',
      'True',
      {
        transitionStatus: 'UpToDate',
        states: { activeModelState: 'Standby' },
        copies: { totalCopies: 0 },
      },
      'ready',
      'Not in memory: it is loaded when a request comes.',
    ],
    [
      'waiting with a newer version, which is never scaled to zero',
      'True',
      {
        transitionStatus: 'InProgress',
        states: { activeModelState: 'Loaded', targetModelState: 'Pending' },
        copies: { totalCopies: 0 },
      },
      'progressing',
      LOADS,
    ],
    [
      'serving while the newer version does not load',
      'True',
      {
        transitionStatus: 'BlockedByFailedLoad',
        states: {
          activeModelState: 'Loaded',
          targetModelState: 'FailedToLoad',
        },
        lastFailureInfo: { reason: 'ModelLoadFailed', message: 'no such path' },
      },
      'failed',
      'The newest version does not load, the one before still serves. ModelLoadFailed: no such path',
    ],
    [
      'never loaded',
      'False',
      {
        transitionStatus: 'BlockedByFailedLoad',
        states: { activeModelState: 'FailedToLoad' },
        lastFailureInfo: { reason: 'RuntimeDisabled' },
      },
      'failed',
      'RuntimeDisabled',
    ],
  ])('%s', (_what, ready, modelStatus, state, message) => {
    expect(
      inferenceServiceState({
        metadata: { name: 'mnist' },
        status: {
          deploymentMode: 'ModelMesh',
          conditions: [{ type: 'Ready', status: ready }],
          modelStatus,
        },
      }),
    ).toEqual({ state, message });
  });
});
