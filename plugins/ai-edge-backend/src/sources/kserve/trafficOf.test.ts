import type { InferenceService } from './kserveTypes';
import { normalizeInferenceService } from './normalizeInferenceService';

const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };

function read(
  spec: InferenceService['spec'],
  status: InferenceService['status'],
) {
  const { state, message, traffic } = normalizeInferenceService(
    {
      metadata: { name: 'bike' },
      spec,
      status: { conditions: [{ type: 'Ready', status: 'True' }], ...status },
    },
    place,
  );
  return { state, message, traffic };
}

const STABLE = { model: { storageUri: 's3://b/1' } };
const CANARIES = {
  predictor: STABLE,
  canary: [
    {
      predictor: { name: 'v2', model: { storageUri: 's3://b/2' } },
      trafficPercent: 20,
    },
  ],
};

describe('traffic of an InferenceService', () => {
  it('is split between revisions in Knative mode, each of them once', () => {
    const status = {
      deploymentMode: 'Knative',
      components: {
        predictor: {
          latestCreatedRevision: 'bike-2',
          latestReadyRevision: 'bike-2',
          traffic: [
            { revisionName: 'bike-2', percent: 10, latestRevision: true },
            { revisionName: 'bike-1', percent: 90, tag: 'prev' },
            { revisionName: 'bike-2', tag: 'latest', latestRevision: true },
          ],
        },
      },
    };
    expect(
      read({ predictor: { ...STABLE, canaryTrafficPercent: 10 } }, status),
    ).toEqual({
      state: 'ready',
      message: undefined,
      traffic: [
        { name: 'bike-2', percent: 10, artifact: 's3://b/1' },
        { name: 'bike-1', percent: 90 },
      ],
    });
  });

  it('says nothing of what older Standard services ignore', () => {
    expect(
      read(
        { predictor: { ...STABLE, canaryTrafficPercent: 10 } },
        { deploymentMode: 'Standard' },
      ),
    ).toEqual({
      state: 'ready',
      message:
        'canaryTrafficPercent has no effect in Standard mode: one version gets all requests.',
      traffic: undefined,
    });
  });

  it('is what the canaries of a Standard service report, not what is wanted', () => {
    expect(read(CANARIES, { deploymentMode: 'Standard' })).toEqual({
      state: 'ready',
      message: 'Nothing is reported of its canary.',
      traffic: undefined,
    });
    expect(
      read(CANARIES, {
        deploymentMode: 'Standard',
        canaryStatuses: [{ name: 'v2', ready: true, trafficPercent: 15 }],
      }),
    ).toEqual({
      state: 'ready',
      message: undefined,
      traffic: [
        { name: 'predictor', percent: 85, artifact: 's3://b/1' },
        { name: 'v2', percent: 15, artifact: 's3://b/2' },
      ],
    });
  });

  it.each([
    [
      'that is not ready',
      { ready: false },
      'progressing',
      'Canary v2 is not ready, the rest serves. 0 of 1 canaries are ready',
    ],
    [
      'that does not load',
      {
        ready: false,
        modelStatus: {
          transitionStatus: 'BlockedByFailedLoad',
          lastFailureInfo: { reason: 'ModelLoadFailed', message: 'no tag' },
        },
      },
      'failed',
      'Canary v2 does not load, the rest still serves. ModelLoadFailed: no tag',
    ],
  ])('tells of a canary %s', (_what, canary, state, message) => {
    expect(
      read(CANARIES, {
        deploymentMode: 'Standard',
        conditions: [
          { type: 'Ready', status: 'True' },
          {
            type: 'CanaryPredictorReady',
            status: 'False',
            message: '0 of 1 canaries are ready',
          },
        ],
        canaryStatuses: [{ name: 'v2', trafficPercent: 0, ...canary }],
      }),
    ).toMatchObject({ state, message });
  });
});
