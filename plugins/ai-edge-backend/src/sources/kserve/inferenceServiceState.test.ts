import type { DeploymentState } from '@ai-edge/backstage-plugin-ai-edge-common';
import { inferenceServiceState } from './inferenceServiceState';
import type { InferenceService } from './kserveTypes';

type Status = NonNullable<InferenceService['status']>;

const ready = (status: string, message?: string) => ({
  type: 'Ready',
  status,
  message,
});

describe('inferenceServiceState', () => {
  it.each<[string, Status | undefined, DeploymentState, string | undefined]>([
    ['no status yet', undefined, 'progressing', undefined],
    [
      'Ready unknown',
      { conditions: [ready('Unknown')] },
      'progressing',
      undefined,
    ],
    ['Ready', { conditions: [ready('True')] }, 'ready', undefined],
    [
      'Ready and up to date',
      {
        conditions: [ready('True')],
        modelStatus: { transitionStatus: 'UpToDate' },
      },
      'ready',
      undefined,
    ],
    [
      'Ready while a newer version loads',
      {
        conditions: [ready('True')],
        modelStatus: {
          transitionStatus: 'InProgress',
          copies: { totalCopies: 1 },
        },
      },
      'progressing',
      'A newer version is loading, the one before still serves.',
    ],
    [
      'Ready and scaled to zero',
      {
        conditions: [ready('True')],
        modelStatus: {
          transitionStatus: 'InProgress',
          states: { targetModelState: 'Pending' },
          copies: { totalCopies: 0 },
        },
      },
      'ready',
      'Scaled to zero until a request comes.',
    ],
    [
      'Ready while the newer version does not load',
      {
        conditions: [ready('True')],
        modelStatus: {
          transitionStatus: 'BlockedByFailedLoad',
          lastFailureInfo: {
            reason: 'ModelLoadFailed',
            message: 'no such tag',
          },
        },
      },
      'failed',
      'The newest version does not load, the one before still serves. ModelLoadFailed: no such tag',
    ],
    [
      'not Ready while it is still loading',
      {
        conditions: [ready('False')],
        modelStatus: {
          transitionStatus: 'InProgress',
          states: { targetModelState: 'Loading' },
        },
      },
      'progressing',
      'Loading: Ready',
    ],
    [
      'not Ready because the model does not load',
      {
        conditions: [ready('False')],
        modelStatus: {
          transitionStatus: 'BlockedByFailedLoad',
          states: { targetModelState: 'FailedToLoad' },
          lastFailureInfo: { reason: 'NoSupportingRuntime' },
        },
      },
      'failed',
      'NoSupportingRuntime',
    ],
    [
      'not Ready because one part is not',
      {
        conditions: [
          ready('False', 'see IngressReady'),
          { type: 'IngressReady', status: 'False', message: 'no gateway' },
        ],
        modelStatus: { transitionStatus: 'UpToDate' },
      },
      'failed',
      'IngressReady: no gateway',
    ],
    [
      'stopped',
      {
        conditions: [ready('False'), { type: 'Stopped', status: 'True' }],
      },
      'stopped',
      undefined,
    ],
    [
      'Ready, with the condition Stopped as it should be',
      {
        conditions: [ready('True'), { type: 'Stopped', status: 'False' }],
      },
      'ready',
      undefined,
    ],
  ])('%s', (_what, status, state, message) => {
    expect(
      inferenceServiceState({ metadata: { name: 'bike' }, status }),
    ).toEqual({ state, message });
  });

  it('is leaving once it is being deleted', () => {
    expect(
      inferenceServiceState({
        metadata: { name: 'bike', deletionTimestamp: '2026-11-20T00:00:00Z' },
        status: { conditions: [ready('True')] },
      }),
    ).toEqual({ state: 'leaving' });
  });

  it('is on its way down until it is stopped', () => {
    expect(
      inferenceServiceState({
        metadata: {
          name: 'bike',
          annotations: { 'serving.kserve.io/stop': 'true' },
        },
        status: { conditions: [ready('True')] },
      }),
    ).toEqual({ state: 'progressing', message: 'Stopping.' });
  });
});
