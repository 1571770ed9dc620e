import { invalidDestination, unreachableStatus } from './unreachableStatus';

const application = (status?: object) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'app' },
  spec: { source: { path: 'a' }, destination: { name: 'oslo' } },
  status,
});

describe('an Application whose cluster is not there', () => {
  it('keeps what was known, and the time of an error that lasts', () => {
    const known = {
      health: { status: 'Degraded' },
      resources: [{ name: 'bike' }],
      sync: { status: 'Synced', revision: 'abc' },
    };
    const first = unreachableStatus(application(known), 'https://oslo');
    expect(first).toMatchObject({
      ...known,
      sync: { status: 'Unknown', revision: 'abc' },
    });
    const [condition] = first.conditions;
    const early = { ...condition, lastTransitionTime: '2026-01-01T00:00:00Z' };
    const again = unreachableStatus(
      application({ ...first, conditions: [early] }),
      'https://oslo',
    );
    expect(again.conditions).toEqual([early]);
  });

  it('has an unknown health where the destination is wrong', () => {
    expect(invalidDestination(application(), 'no such cluster')).toMatchObject({
      health: { status: 'Unknown' },
      conditions: [{ type: 'InvalidSpecError', message: 'no such cluster' }],
    });
  });
});
