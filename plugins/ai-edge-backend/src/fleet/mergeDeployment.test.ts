import { mergeDeployment, type SourcedRecord } from './mergeDeployment';

const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};

function said(
  source: string,
  authority: number,
  record: Partial<SourcedRecord['record']>,
): SourcedRecord {
  const asOf = '2026-11-20T10:00:00.000Z';
  return {
    source,
    authority,
    saidAt: asOf,
    record: { ref, asOf, ...record },
  };
}

describe('mergeDeployment', () => {
  it('takes what belongs to a state from who knows the state', () => {
    expect(
      mergeDeployment(
        ref,
        [
          said('search', 20, { state: 'failed', message: 'old news' }),
          said('live', 100, { runtime: 'ovms' }),
          said('site', 70, { state: 'ready' }),
        ],
        undefined,
        undefined,
      ),
    ).toEqual({
      ref,
      model: { name: 'bike' },
      runtime: 'ovms',
      mode: 'Standard',
      state: 'ready',
      labels: {},
      asOf: '2026-11-20T10:00:00.000Z',
      source: 'site',
    });
  });

  it.each([
    ['InferenceService', 'Standard'],
    ['Deployment', 'Deployment'],
    ['LLMInferenceService', 'LLM'],
  ])('takes a %s for %s when nobody says', (kind, mode) => {
    expect(
      mergeDeployment(
        { ...ref, kind },
        [said('x', 1, {})],
        undefined,
        undefined,
      ).mode,
    ).toBe(mode);
  });

  it('is as old as the last contact of a site that does not answer', () => {
    const site = {
      availability: { state: 'unknown' as const },
      lastContact: '2026-11-20T03:07:00.000Z',
    };
    expect(
      mergeDeployment(ref, [said('x', 1, { state: 'ready' })], undefined, site),
    ).toMatchObject({ remembered: true, asOf: '2026-11-20T03:07:00.000Z' });
  });
});
