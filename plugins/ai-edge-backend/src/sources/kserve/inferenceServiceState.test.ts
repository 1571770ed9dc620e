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
    [
      'no status yet',
      undefined,
      'progressing',
      'KServe has not looked at it yet.',
    ],
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
      'not Ready because the transformer is not, whose words say more than the aggregates',
      {
        conditions: [
          { type: 'IngressReady', status: 'False', reason: 'Waiting' },
          ready('False', 'TransformerReady is not True'),
          { type: 'TransformerReady', status: 'False', message: 'no image' },
        ],
        modelStatus: { transitionStatus: 'UpToDate' },
      },
      'failed',
      'TransformerReady: no image',
    ],
    [
      'not Ready because a container ended without a word',
      {
        conditions: [ready('False')],
        modelStatus: {
          transitionStatus: 'BlockedByFailedLoad',
          lastFailureInfo: { reason: 'ModelLoadFailed', exitCode: 137 },
        },
      },
      'failed',
      'ModelLoadFailed: exit code 137',
    ],
    [
      'a spec that no runtime takes, before there is any condition',
      {
        modelStatus: {
          transitionStatus: 'InvalidSpec',
          lastFailureInfo: { reason: 'RuntimeNotRecognized', message: 'x' },
        },
      },
      'failed',
      'RuntimeNotRecognized: x',
    ],
    [
      'Ready while a copy of the same revision wakes up',
      {
        conditions: [ready('True')],
        components: {
          predictor: {
            latestCreatedRevision: 'b-1',
            latestReadyRevision: 'b-1',
          },
        },
        modelStatus: {
          transitionStatus: 'InProgress',
          states: { targetModelState: 'Loading' },
        },
      },
      'progressing',
      'A copy is loading.',
    ],
    [
      'Ready without a pod of the newer revision, which is not scaled to zero',
      {
        conditions: [ready('True')],
        components: {
          predictor: {
            latestCreatedRevision: 'bike-00002',
            latestReadyRevision: 'bike-00001',
          },
        },
        modelStatus: {
          transitionStatus: 'InProgress',
          states: { activeModelState: 'Loaded', targetModelState: 'Pending' },
          copies: { totalCopies: 0 },
        },
      },
      'progressing',
      'A newer version is loading, the one before still serves.',
    ],
    [
      'Ready though Knative could not bring up the newer revision',
      {
        conditions: [
          ready('True'),
          {
            type: 'LatestDeploymentReady',
            status: 'False',
            message: 'RevisionFailed',
          },
        ],
        components: {
          predictor: {
            latestCreatedRevision: 'bike-00002',
            latestReadyRevision: 'bike-00001',
          },
        },
        modelStatus: { transitionStatus: 'InProgress' },
      },
      'failed',
      'The newest version does not load, the one before still serves. LatestDeploymentReady: RevisionFailed',
    ],
    [
      'not Ready because of a revision that fails, while its route leads to the one before',
      {
        conditions: [
          ready('False', 'see PredictorReady'),
          { type: 'RoutesReady', status: 'True' },
        ],
        components: {
          predictor: {
            latestCreatedRevision: 'bike-00002',
            latestReadyRevision: 'bike-00001',
          },
        },
        modelStatus: {
          transitionStatus: 'BlockedByFailedLoad',
          lastFailureInfo: { reason: 'ModelLoadFailed', message: 'no tag' },
        },
      },
      'failed',
      'The newest version does not load, the one before still serves. ModelLoadFailed: no tag',
    ],
    [
      'another generation observed than there is: it is a Deployment’s',
      { conditions: [ready('True')], observedGeneration: 1 } as Status,
      'ready',
      undefined,
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
      inferenceServiceState({
        metadata: { name: 'bike', generation: 7 },
        status,
      }),
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
