import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { visibleSite } from './visibleSite';

const bike = (name: string): ModelDeployment => ({
  ref: {
    hub: 'core',
    site: 'oslo',
    namespace: 'bike',
    kind: 'InferenceService',
    name,
  },
  model: { name },
  mode: 'Standard',
  state: 'ready',
  labels: {},
  asOf: '2026-11-20T10:00:00.000Z',
  source: 'kserve',
});

function counts(
  deployments: ModelDeployment[],
  readDeployment: (deployment: ModelDeployment) => boolean,
  readsAllDeployments = false,
) {
  const site: Site = {
    ref: { hub: 'core', name: 'oslo' },
    kind: 'cluster',
    availability: { state: 'available' },
    labels: {},
    addons: [],
    taints: [],
    inventory: 'complete',
    deployments: {
      total: deployments.length,
      ready: deployments.length,
      stale: 0,
    },
    asOf: '2026-11-20T10:00:00.000Z',
  };
  return visibleSite({ deploymentsOf: () => deployments }, site, {
    readSite: () => true,
    changeSite: () => false,
    readDeployment,
    readsAllDeployments,
    key: '',
  });
}

describe('visibleSite', () => {
  it('counts everything for who may read everything, a true zero too', () => {
    expect(counts([], () => true, true).deployments).toEqual({
      total: 0,
      ready: 0,
      stale: 0,
    });
  });

  it('counts what a condition lets through', () => {
    const site = counts(
      [bike('one'), bike('two')],
      ({ ref }) => ref.name === 'two',
    );
    expect(site.deployments).toEqual({ total: 1, ready: 1, stale: 0 });
  });

  it.each([
    ['full', [bike('one')]],
    ['empty', []],
  ])('knows nothing of a site that is %s, alike', (_, deployments) => {
    const site = counts(deployments, () => false);
    expect(site).not.toHaveProperty('deployments');
    expect(site.ref.name).toBe('oslo');
  });
});
