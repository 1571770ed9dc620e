import { mirrorWork } from '../../__testUtils__/deliveryObjects';
import { normalizeMirrorWork } from './normalizeMirrorWork';

const place = { hub: 'core', asOf: '2026-11-20T00:00:00.000Z' };
const read = (values: Record<string, string | number>) =>
  normalizeMirrorWork(mirrorWork('oslo', { bike: { values } }), place)[0]
    .record;

describe('normalizeMirrorWork', () => {
  it('reads the scalars', () => {
    expect(
      read({
        uid: 'u-1',
        generation: 7,
        url: 'https://bike.example',
        storageUri: `oci://quay.example/bike@sha256:${'a'.repeat(64)}`,
      }),
    ).toMatchObject({
      ref: {
        hub: 'core',
        site: 'oslo',
        namespace: 'bike',
        kind: 'InferenceService',
        name: 'bike',
      },
      uid: 'u-1',
      generation: 7,
      state: 'ready',
      endpoint: { url: 'https://bike.example' },
      artifact: { digest: `sha256:${'a'.repeat(64)}` },
      asOf: place.asOf,
    });
  });

  it('knows a data connection by its key and path', () => {
    expect(
      read({ storageKey: 'models', storagePath: 'bike/1' })?.artifact,
    ).toEqual({ uri: 'storage://models/bike/1' });
  });

  it.each<[string, Record<string, string>, object]>([
    ['ready', {}, { state: 'ready' }],
    [
      'failing',
      { ready: 'False', readyReason: 'MinimumReplicasUnavailable' },
      { state: 'failed', message: 'Ready: MinimumReplicasUnavailable' },
    ],
    ['stopped', { stopped: 'True', ready: 'False' }, { state: 'stopped' }],
    [
      'scaled to zero',
      { transitionStatus: 'InProgress', targetModelState: 'Pending' },
      { state: 'ready', message: expect.stringMatching(/Scaled to zero/) },
    ],
    [
      'a new version on its way',
      { transitionStatus: 'InProgress', targetModelState: 'Loading' },
      { state: 'progressing' },
    ],
    [
      'a new version that does not load',
      {
        transitionStatus: 'BlockedByFailedLoad',
        targetModelState: 'FailedToLoad',
        failureReason: 'ModelLoadFailed',
      },
      { state: 'failed', message: expect.stringMatching(/ModelLoadFailed/) },
    ],
  ])('%s is as the service itself would say it', (_what, values, expected) => {
    expect(read(values)).toMatchObject(expected);
  });

  it.each([
    ['True', undefined, true, false],
    ['False', 'ResourceNotAvailable', false, true],
    ['False', 'FetchingResourceFailed', false, false],
    ['Unknown', undefined, false, false],
  ] as const)('Available %s (%s)', (available, reason, says, gone) => {
    const [entry] = normalizeMirrorWork(
      mirrorWork('oslo', { bike: { available, reason } }),
      place,
    );
    expect({ says: entry.record !== undefined, gone: entry.gone }).toEqual({
      says,
      gone,
    });
  });
});
