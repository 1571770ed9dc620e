import { manifestWork } from '../../__testUtils__/hubObjects';
import { normalizeManifestWork } from './normalizeManifestWork';

const place = { hub: 'core', asOf: '2026-11-20T00:00:00.000Z' };

describe('normalizeManifestWork', () => {
  it('reads what the site feeds back of its Application', () => {
    expect(
      normalizeManifestWork(manifestWork('oslo', 'bike'), place),
    ).toMatchObject({
      ref: {
        hub: 'core',
        site: 'oslo',
        namespace: 'bike',
        kind: 'InferenceService',
        name: 'bike',
      },
      model: { name: 'bike' },
      state: 'ready',
      delivery: {
        application: 'oslo-bike',
        repoUrl: 'https://git.example/models.git',
        path: 'models/bike/run/r0.sno',
        revision: 'abc1234def',
        sync: 'Synced',
        health: 'Healthy',
        phase: 'Succeeded',
        automated: true,
      },
    });
  });

  it('does not believe feedback of an object that is not there: it is frozen', () => {
    const work = manifestWork('oslo', 'bike', { available: 'False' });
    const [manifest] = work.status.resourceStatus.manifests;
    Object.assign(manifest.conditions[0], {
      reason: 'ResourceNotAvailable',
      lastTransitionTime: '2026-11-10T00:00:00Z',
    });
    const record = normalizeManifestWork(work, place);
    expect(record).toMatchObject({
      state: 'unknown',
      message: expect.stringMatching(/no Application for it any more/),
      delivery: { pending: true, frozen: expect.any(String) },
      asOf: '2026-11-10T00:00:00.000Z',
    });
    expect(record?.delivery?.revision).toBeUndefined();
    expect(record?.delivery?.sync).toBeUndefined();
  });

  it('is on its way until the site has said something for the first time', () => {
    const work = manifestWork('oslo', 'bike');
    const record = normalizeManifestWork(
      { metadata: work.metadata, spec: work.spec },
      place,
    );
    expect(record).toMatchObject({
      state: 'progressing',
      delivery: { pending: true },
    });
    expect(record?.delivery?.frozen).toBeUndefined();
  });

  it('says why the site could not take its Application up', () => {
    const work = manifestWork('oslo', 'bike');
    const manifests = [
      {
        resourceMeta: { kind: 'Application' },
        conditions: [
          { type: 'Applied', status: 'False', message: 'no such kind' },
          { type: 'Available', status: 'False' },
        ],
      },
    ];
    expect(
      normalizeManifestWork(
        { ...work, status: { resourceStatus: { manifests } } },
        place,
      )?.message,
    ).toMatch(/could not take up its Application: no such kind/);
  });

  it('is on its way while the newest definition has not been applied', () => {
    const work = manifestWork('oslo', 'bike');
    work.metadata.generation = 2;
    expect(normalizeManifestWork(work, place)?.delivery?.pending).toBe(true);
  });

  it('leaves alone what is no model', () => {
    const work = manifestWork('oslo', 'logging', {
      annotations: {},
      path: 'cluster/logging',
    });
    expect(normalizeManifestWork(work, place)).toBeUndefined();
    expect(
      normalizeManifestWork({ metadata: { name: 'empty' } }, place),
    ).toBeUndefined();
  });
});
