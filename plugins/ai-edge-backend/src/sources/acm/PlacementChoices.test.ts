import { PlacementChoices } from './PlacementChoices';

const decision = (placement: string | undefined, ...sites: string[]) => ({
  metadata: {
    name: 'd',
    namespace: 'gitops',
    ...(placement && {
      labels: { 'cluster.open-cluster-management.io/placement': placement },
    }),
  },
  status: { decisions: sites.map(clusterName => ({ clusterName })) },
});

describe('PlacementChoices', () => {
  it('names the placements of a site, over all their decision objects', () => {
    const choices = new PlacementChoices();
    expect(choices.put('1', decision('all', 'oslo', 'rome'))).toEqual([
      'oslo',
      'rome',
    ]);
    choices.put('2', decision('all', 'oslo', 'bern'));
    choices.put('3', decision('gpu', 'oslo'));
    expect(choices.of('oslo')).toEqual(['gitops/all', 'gitops/gpu']);
    expect(choices.of('paris')).toBeUndefined();
  });

  it('answers only the sites for which a change makes a difference', () => {
    const choices = new PlacementChoices();
    choices.put('1', decision('all', 'oslo', 'rome'));
    expect(choices.put('1', decision('all', 'rome', 'bern'))).toEqual([
      'oslo',
      'bern',
    ]);
    expect(choices.of('oslo')).toBeUndefined();
    expect(choices.put('1', decision('all', 'rome', 'bern'))).toEqual([]);
    expect(choices.put('1', undefined)).toEqual(['rome', 'bern']);
    expect(choices.of('rome')).toBeUndefined();
  });

  it('says nothing of decisions without a placement', () => {
    const choices = new PlacementChoices();
    expect(choices.put('1', decision(undefined, 'oslo'))).toEqual([]);
    expect(choices.put('2', { metadata: { name: 'empty' } })).toEqual([]);
    expect(choices.of('oslo')).toBeUndefined();
  });
});
