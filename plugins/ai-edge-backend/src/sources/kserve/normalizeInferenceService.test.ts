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
    [
      'the annotation, newer words',
      { annotations: { 'serving.kserve.io/deploymentMode': 'ModelMesh' } },
      'ModelMesh',
    ],
    [
      'the address that all models of a ModelMesh share',
      { status: { url: 'grpc://modelmesh-serving.shop:8033' } },
      'ModelMesh',
    ],
    [
      'the annotation when the status has a word that nobody knows',
      {
        annotations: { 'serving.kserve.io/deploymentMode': 'Standard' },
        status: { deploymentMode: 'constructor' },
      },
      'Standard',
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
    [
      'several addresses, by where they are mounted',
      {
        predictor: {
          storageUris: [
            { uri: 's3://b/tokenizer', mountPath: '/mnt/tokenizer' },
            { uri: 's3://b/model' },
          ],
        },
      },
      's3://b/model',
    ],
    [
      'a server of one’s own with the model in its image',
      {
        predictor: {
          containers: [
            { name: 'proxy', image: 'quay.example/proxy:1' },
            { name: 'kserve-container', image: 'quay.example/bike:2' },
          ],
        },
      },
      'oci://quay.example/bike:2',
    ],
    [
      'a server of one’s own that is told the address',
      {
        predictor: {
          containers: [
            {
              image: 'quay.example/server:1',
              env: [{ name: 'STORAGE_URI', value: 'pvc://models/bike' }],
            },
          ],
        },
      },
      'pvc://models/bike',
    ],
    ['no model at all', { predictor: {} }, undefined],
  ])('knows the artifact of %s', (_what, spec, uri) => {
    expect(
      normalizeInferenceService(withParts({ spec }), place).artifact?.uri,
    ).toBe(uri);
  });

  it('takes the mode that the site serves by when the service says none', () => {
    const rawByDefault = { ...place, deploymentMode: 'RawDeployment' };
    const mode = (parts: Parameters<typeof withParts>[0]) =>
      normalizeInferenceService(withParts(parts), rawByDefault).mode;
    expect(mode({})).toBe('Standard');
    expect(mode({ status: { deploymentMode: 'Knative' } })).toBe('Knative');
  });

  it('does not take the copies of what is on its way for copies that serve', () => {
    const copies = (transitionStatus: string, totalCopies: number) =>
      normalizeInferenceService(
        withParts({
          spec: { predictor: { minReplicas: 2 } },
          status: {
            conditions: [{ type: 'Ready', status: 'True' }],
            modelStatus: { transitionStatus, copies: { totalCopies } },
          },
        }),
        place,
      ).replicas;
    expect(copies('UpToDate', 2)).toEqual({ ready: 2, desired: 2 });
    expect(copies('InProgress', 1)).toBeUndefined();
    expect(copies('BlockedByFailedLoad', 0)).toBeUndefined();
    // No pod and nothing newer: scaled to zero.
    expect(copies('InProgress', 0)).toEqual({ ready: 0, desired: 2 });
  });

  it('has the inner address where there is no outer one, and ModelMesh’s two', () => {
    const endpoint = (status: InferenceService['status']) =>
      normalizeInferenceService(withParts({ status }), place).endpoint;
    expect(endpoint({ address: { url: 'http://bike.shop.svc' } })).toEqual({
      url: 'http://bike.shop.svc',
      internalUrl: 'http://bike.shop.svc',
    });
    expect(
      endpoint({
        url: 'grpc://modelmesh-serving.shop:8033',
        components: {
          predictor: { restUrl: 'http://modelmesh-serving.shop:8008' },
        },
      }),
    ).toEqual({
      url: 'grpc://modelmesh-serving.shop:8033',
      internalUrl: 'http://modelmesh-serving.shop:8008',
    });
    expect(endpoint({ url: '' })).toBeUndefined();
  });
});
