import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { GoneRows } from './GoneRows';

const MINUTE = 60_000;
const site = { ref: { hub: 'core', name: 'oslo' } } as Site;

function gone(rows: Partial<ModelDeployment>[]) {
  let now = 0;
  const rules = GoneRows.create({
    source: 'search:core',
    fleet: { deploymentsOf: () => rows as ModelDeployment[] },
    now: () => now,
  });
  /** One round that lists these names, so many minutes after the one before. */
  const round = async (names: string[], minutes = 1, sites = [site]) => {
    now += minutes * MINUTE;
    const listed = new Set(
      names.map(name => `core/oslo/${name}/InferenceService/${name}`),
    );
    const refs = await rules.take(sites, ref => listed.has(ref));
    return refs.map(({ name }) => name);
  };
  return { rules, round };
}

function row(name: string, more: Partial<ModelDeployment> = {}) {
  const kind = 'InferenceService';
  return {
    ref: { hub: 'core', site: 'oslo', namespace: name, kind, name },
    source: 'search:core',
    ...more,
  };
}

describe('GoneRows', () => {
  it('drops what two complete rounds in a row lack', async () => {
    const { round } = gone([row('bike'), row('house')]);
    expect(await round(['bike'])).toEqual([]);
    expect(await round(['bike'])).toEqual(['house']);
  });

  it('starts anew when it was listed in between', async () => {
    const { round } = gone([row('bike')]);
    expect(await round([])).toEqual([]);
    expect(await round(['bike'])).toEqual([]);
    expect(await round([])).toEqual([]);
  });

  it('leaves alone what others vouch for, and what is leaving', async () => {
    const { round } = gone([
      row('bike', { source: 'argocd:core' }),
      row('house', { state: 'leaving' }),
    ]);
    await round([]);
    expect(await round([])).toEqual([]);
  });

  it('says nothing of sites that were not seen whole', async () => {
    const { round } = gone([row('bike')]);
    await round([], 1, []);
    expect(await round([], 1, [])).toEqual([]);
  });

  it('holds back many at once, as of an index that is being rebuilt', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `model-${index}`);
    const { round, rules } = gone(names.map(name => row(name)));
    await round([]);
    expect(await round([])).toEqual([]);
    expect(rules.held).toBe(20);
    expect(await round([], 3)).toEqual([]);
    expect(await round([], 3)).toHaveLength(20);
  });

  it('lets go of its doubt when they are back', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `model-${index}`);
    const { round, rules } = gone(names.map(name => row(name)));
    await round([]);
    await round([]);
    expect(await round(names)).toEqual([]);
    expect(rules.held).toBe(0);
  });
});
