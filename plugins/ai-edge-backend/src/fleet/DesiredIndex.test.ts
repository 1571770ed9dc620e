import type { DesiredState } from './Fleet';
import { DesiredIndex } from './DesiredIndex';
import { SharedValues } from './SharedValues';

const KEY = 'core/oslo/bike/InferenceService/bike';

function state(revision: string, versions: Record<string, string>) {
  const answer: DesiredState = {
    gitops: 'models',
    revision,
    repoUrl: 'https://git.example/models',
    branch: 'main',
    asOf: '2026-11-20T10:00:00.000Z',
    desired: Object.entries(versions).map(([site, version]) => ({
      hub: 'core',
      site,
      model: 'bike',
      version,
      namespace: 'bike',
      object: { kind: 'InferenceService', name: 'bike' },
      path: 'models/bike',
      application: '{site}-bike',
    })),
  };
  return answer;
}

describe('DesiredIndex', () => {
  let index: DesiredIndex;
  const set = (revision: string, versions: Record<string, string>) =>
    index.set(state(revision, versions), ['core']);

  beforeEach(() => {
    index = new DesiredIndex(new SharedValues());
  });

  it('tells a commit that changed a line from a site that joined, and both from the beginning', () => {
    const changedAt = '2026-11-20T10:00:00.000Z';
    index.set(state('a', {}), []);
    set('a', { oslo: 'v1' });
    expect(index.get(KEY)?.changedAt).toBeUndefined();
    set('b', { oslo: 'v2' });
    expect(index.get(KEY)).toMatchObject({ changedAt, joined: false });
    set('b', {});
    set('b', { oslo: 'v2' });
    expect(index.get(KEY)).toMatchObject({ changedAt, joined: true });
  });

  it('knows what a line said at each commit', () => {
    set('a', { oslo: 'v1' });
    set('b', { oslo: 'v2' });
    const entry = index.get(KEY)!;
    expect(entry.at('a')?.version).toBe('v1');
    expect(entry.sameAt('a')).toBe(false);
    expect(entry.sameAt('b')).toBe(true);
    expect(entry.sameAt('c')).toBeUndefined();
  });

  it('takes a branch that was set back for what it is', () => {
    set('a', { oslo: 'v1' });
    set('b', { oslo: 'v2' });
    set('a', { oslo: 'v1' });
    const entry = index.get(KEY)!;
    expect(entry.sameAt('a')).toBe(true);
    expect(entry.sameAt('b')).toBe(false);
    expect(entry.at('b')?.version).toBe('v2');
  });
});
