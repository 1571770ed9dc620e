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

  it.each([
    ['Healthy', 'ready'],
    ['Progressing', 'progressing'],
    ['Missing', 'progressing'],
    ['Degraded', 'failed'],
    ['Suspended', 'stopped'],
    ['Unknown', 'unknown'],
    ['Whatever', 'unknown'],
  ])('health %s is %s', (health, state) => {
    expect(
      normalizeManifestWork(manifestWork('oslo', 'bike', { health }), place)
        ?.state,
    ).toBe(state);
  });

  it('does not believe feedback of an object that is not there: it is frozen', () => {
    const record = normalizeManifestWork(
      manifestWork('oslo', 'bike', { available: 'False' }),
      place,
    );
    expect(record?.state).toBe('progressing');
    expect(record?.delivery).toMatchObject({ pending: true });
    expect(record?.delivery?.revision).toBeUndefined();
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
