import { toldHistory } from '../__testUtils__/toldHistory';
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

  it('touches what changed, came or went, and nothing else', () => {
    const before = state('a', { oslo: 'v1', rome: 'v1', lima: 'v1' });
    index.set(before, ['core']);
    const after = state('b', { oslo: 'v2', rome: 'v1', bonn: 'v1' });
    const touched = index.set(after, ['core']);
    expect([...touched.values()].map(({ site }) => site).sort()).toEqual([
      'bonn',
      'lima',
      'oslo',
    ]);
    expect(index.former('core/lima/bike/InferenceService/bike')).toEqual({
      gitops: 'models',
      revision: 'b',
    });
    expect(index.set(after, ['core']).size).toBe(0);
  });

  it('touches the lines whose path builds something else, though they say the same', () => {
    const history = toldHistory(['a', 'v1']);
    const line = { oslo: 'v1' };
    const setWith = (revision: string) =>
      index.set({ ...state(revision, line), history }, ['core']).size;
    expect(setWith('a')).toBe(1);
    history.push(['b', 'v1']);
    expect(setWith('b')).toBe(0);
    history.push(['c', 'v2']);
    expect(setWith('c')).toBe(1);
    expect(index.get(KEY)?.compare('a')).toMatchObject({
      is: 'other',
      changed: { revision: 'c' },
    });
  });

  it('touches a line again once its question has another answer', () => {
    const history = toldHistory(['a', 'v1']);
    const told = () => ({ ...state('a', { oslo: 'v1' }), history });
    index.set(told(), ['core']);
    expect(index.get(KEY)?.compare('b')).toEqual({
      is: 'unknown',
      why: 'does not have',
    });
    expect(index.set(told(), ['core']).size).toBe(0);
    history.push(['b', 'v1']);
    expect(index.set(told(), ['core']).size).toBe(1);
    expect(index.set(told(), ['core']).size).toBe(0);
  });

  it('knows of no commit but the newest without a history', () => {
    set('a', { oslo: 'v1' });
    set('b', { oslo: 'v2' });
    const entry = index.get(KEY)!;
    expect(entry.compare('b')).toEqual({ is: 'same' });
    expect(entry.compare('a').is).toBe('unknown');
    expect(entry.at('b')?.version).toBe('v2');
    expect(entry.at('a')).toBeUndefined();
  });
});
