import {
  pushedApplication,
  serving,
} from '../../__testUtils__/deliveryObjects';
import { normalizeApplication } from './normalizeApplication';
import { trimApplication } from './trimApplication';

const REF = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};
const place = {
  hub: 'core',
  site: 'oslo',
  asOf: '2026-11-20T00:00:00.000Z',
  known: () => false,
};
const read = (options: Parameters<typeof pushedApplication>[1], more = {}) =>
  normalizeApplication(trimApplication(pushedApplication('bike', options)), {
    ...place,
    ...more,
  });

describe('normalizeApplication', () => {
  it('reads what is delivered, how, and how it is', () => {
    expect(read({})).toEqual([
      {
        ref: REF,
        state: 'ready',
        message: undefined,
        delivery: {
          application: 'bike',
          repoUrl: 'https://git.example/models.git',
          path: 'shops/oslo',
          targetRevision: 'main',
          revision: 'abc1234def',
          sync: 'Synced',
          health: 'Healthy',
          phase: 'Succeeded',
          message: undefined,
          automated: true,
        },
        asOf: place.asOf,
      },
    ]);
  });

  it('takes the health of the object itself where Argo CD keeps it', () => {
    const resources = [
      serving('bike', { health: { status: 'Degraded', message: 'no memory' } }),
      serving('tram', { health: { status: 'Healthy' } }),
      serving('moped', { kind: 'LLMInferenceService' }),
    ];
    expect(
      read({ resources, health: 'Degraded' }).map(({ ref, state, message }) => [
        ref.name,
        state,
        message,
      ]),
    ).toEqual([
      ['bike', 'failed', 'no memory'],
      ['tram', 'ready', undefined],
      ['moped', 'unknown', expect.stringMatching(/brings 3 models/)],
    ]);
  });

  it('says why a sync failed', () => {
    const [record] = read({
      sync: 'OutOfSync',
      health: 'Missing',
      phase: 'Failed',
      conditions: [{ type: 'SyncError', message: 'admission denied' }],
    });
    expect(record).toMatchObject({
      state: 'progressing',
      message: expect.stringMatching(/admission denied/),
      delivery: { phase: 'Failed', message: 'SyncError: admission denied' },
    });
  });

  it('knows nothing of what Argo CD is told to skip, and does not look fresh', () => {
    const [record] = read({
      annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' },
    });
    expect(record).toMatchObject({
      state: 'unknown',
      delivery: {
        frozen: expect.stringMatching(/leave its Application alone/),
      },
      asOf: '2026-11-01T00:00:00.000Z',
    });
  });

  it('does not look fresh while the hub does not reach the site', () => {
    const [record] = read({
      sync: 'Unknown',
      conditions: [
        {
          type: 'ComparisonError',
          message: 'Failed to load live state: failed to get cluster info',
          lastTransitionTime: '2026-11-19T00:00:00Z',
        },
      ],
    });
    expect(record).toMatchObject({
      state: 'ready',
      message: expect.stringMatching(/does not reach the site/),
      delivery: { frozen: expect.any(String) },
      asOf: '2026-11-19T00:00:00.000Z',
    });
  });

  it('keeps what it knew while nothing can be compared', () => {
    const broken = { sync: 'Unknown', resources: [] };
    expect(read(broken)).toEqual([]);
    expect(read(broken, { before: [REF] })).toMatchObject([
      { ref: REF, delivery: { sync: 'Unknown' } },
    ]);
    expect(read({ sync: 'Synced', resources: [] }, { before: [REF] })).toEqual(
      [],
    );
  });

  it('goes by the annotation before anything has been synced', () => {
    const annotations = {
      'ai-edge/object': 'InferenceService/bike/bike',
      'ai-edge/model': 'bicycles',
    };
    expect(
      normalizeApplication(
        {
          metadata: { name: 'bike', annotations },
          spec: { destination: { name: 'oslo' } },
        },
        place,
      ),
    ).toMatchObject([
      {
        ref: REF,
        model: { name: 'bicycles' },
        state: 'unknown',
        delivery: { pending: true },
      },
    ]);
  });

  it('lets what waits to be pruned be leaving', () => {
    const resources = [serving('bike', { requiresPruning: true })];
    expect(read({ resources })[0].state).toBe('leaving');
  });

  it('drops whatever is large on the way in', () => {
    const noise = Array.from({ length: 500 }, (_, index) => ({
      group: '',
      kind: 'ConfigMap',
      name: `part-${index}`,
    }));
    const whole = pushedApplication('bike', {
      resources: [...noise, serving('bike')],
    });
    const trimmed = trimApplication(whole);
    expect(trimmed.status?.resources).toHaveLength(1);
    expect(trimmed.status).not.toHaveProperty('history');
    expect(JSON.stringify(trimmed).length).toBeLessThan(1_000);
    expect(normalizeApplication(trimmed, place)).toHaveLength(1);
  });
});
