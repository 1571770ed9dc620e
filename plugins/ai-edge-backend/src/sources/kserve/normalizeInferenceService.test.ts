import { inferenceService } from '../../__testUtils__/hubObjects';
import type { InferenceService } from './kserveTypes';
import { normalizeInferenceService } from './normalizeInferenceService';

const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };
const DIGEST = `sha256:${'a'.repeat(64)}`;

function withParts(parts: {
  spec?: InferenceService['spec'];
  status?: InferenceService['status'];
  annotations?: Record<string, string>;
}): InferenceService {
  return {
    metadata: { name: 'bike', annotations: parts.annotations },
    spec: parts.spec,
    status: parts.status,
  };
}

describe('normalizeInferenceService', () => {
  it('reads model, artifact, runtime, endpoint and copies', () => {
    const object: InferenceService = inferenceService('bike', {
      namespace: 'shop',
      storageUri: `oci://registry.example/bike@${DIGEST}`,
      labels: { 'ai-edge/model': 'bikes', 'ai-edge/release': 'v3' },
    });
    object.status!.servingRuntimeName = 'kserve-ovms';
    object.status!.address = { url: 'http://bike-predictor.shop.svc' };
    object.spec!.predictor!.minReplicas = 1;
    expect(normalizeInferenceService(object, place)).toMatchObject({
      ref: {
        hub: 'core',
        site: 'oslo',
        namespace: 'shop',
        kind: 'InferenceService',
        name: 'bike',
      },
      uid: 'uid-bike',
      model: { name: 'bikes', version: 'v3', format: 'onnx' },
      artifact: {
        uri: `oci://registry.example/bike@${DIGEST}`,
        digest: DIGEST,
      },
      runtime: 'kserve-ovms',
      state: 'ready',
      replicas: { ready: 1, desired: 1 },
      endpoint: {
        url: 'http://bike.example',
        internalUrl: 'http://bike-predictor.shop.svc',
      },
    });
  });

  it.each<[string, Parameters<typeof withParts>[0], string | undefined]>([
    ['the status', { status: { deploymentMode: 'Knative' } }, 'Knative'],
    [
      'the annotation in its older words',
      { annotations: { 'serving.kserve.io/deploymentMode': 'RawDeployment' } },
      'Standard',
    ],
    [
      'the status rather than the annotation',
      {
        annotations: { 'serving.kserve.io/deploymentMode': 'Serverless' },
        status: { deploymentMode: 'Standard' },
      },
      'Standard',
    ],
    [
      'revisions, which only Knative has',
      { status: { components: { predictor: { latestReadyRevision: 'r1' } } } },
      'Knative',
    ],
    ['nothing', {}, undefined],
  ])('knows the mode by %s', (_what, parts, mode) => {
    expect(normalizeInferenceService(withParts(parts), place).mode).toBe(mode);
  });

  it.each<[string, NonNullable<InferenceService['spec']>, string | undefined]>([
    [
      'a data connection',
      {
        predictor: { model: { storage: { key: 'models', path: 'bike/3' } } },
      },
      'storage://models/bike/3',
    ],
    [
      'the older form with a framework',
      { predictor: { sklearn: { storageUri: 's3://b/bike' } } },
      's3://b/bike',
    ],
    ['no model at all', { predictor: {} }, undefined],
  ])('knows the artifact of %s', (_what, spec, uri) => {
    expect(
      normalizeInferenceService(withParts({ spec }), place).artifact?.uri,
    ).toBe(uri);
  });

  it('splits traffic between revisions, or between predictor and canaries', () => {
    const revisions = withParts({
      status: {
        components: {
          predictor: {
            traffic: [
              { revisionName: 'bike-2', percent: 10, latestRevision: true },
              { revisionName: 'bike-1', percent: 90, tag: 'prev' },
            ],
          },
        },
      },
    });
    expect(normalizeInferenceService(revisions, place).traffic).toEqual([
      { name: 'bike-2', percent: 10 },
      { name: 'bike-1', percent: 90 },
    ]);
    const canary = withParts({
      spec: {
        predictor: { model: { storageUri: 's3://b/1' } },
        canary: [
          {
            predictor: { name: 'v2', model: { storageUri: 's3://b/2' } },
            trafficPercent: 20,
          },
        ],
      },
    });
    expect(normalizeInferenceService(canary, place).traffic).toEqual([
      { name: 'predictor', percent: 80 },
      { name: 'v2', percent: 20, artifact: 's3://b/2' },
    ]);
  });
});
