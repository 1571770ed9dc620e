import type { LabelSelector } from './acmTypes';
import { ClusterSets } from './ClusterSets';

const LABEL = 'cluster.open-cluster-management.io/clusterset';

function setOf(labelSelector?: LabelSelector) {
  return {
    metadata: { name: 'any' },
    spec: {
      clusterSelector: labelSelector
        ? { selectorType: 'LabelSelector', labelSelector }
        : { selectorType: 'ExclusiveClusterSetLabel' },
    },
  };
}

describe('ClusterSets', () => {
  it('is not known before sets are', () => {
    expect(new ClusterSets().of({ [LABEL]: 'retail' })).toBeUndefined();
  });

  it('holds a site by its own label and by selectors', () => {
    const sets = new ClusterSets();
    sets.put('retail', setOf());
    sets.put('default', { metadata: { name: 'default' } });
    sets.put('global', setOf({}));
    sets.put('europe', setOf({ matchLabels: { region: 'eu' } }));
    expect(sets.of({ [LABEL]: 'retail', region: 'eu' })).toEqual([
      'europe',
      'retail',
    ]);
    expect(sets.of({ [LABEL]: 'gone' })).toEqual([]);
    sets.put('retail', undefined);
    expect(sets.of({ [LABEL]: 'retail' })).toEqual([]);
  });

  it.each([
    [{ key: 'tier', operator: 'In', values: ['gold'] }, true],
    [{ key: 'tier', operator: 'In', values: ['tin'] }, false],
    [{ key: 'tier', operator: 'NotIn', values: ['tin'] }, true],
    [{ key: 'other', operator: 'NotIn', values: ['tin'] }, true],
    [{ key: 'tier', operator: 'Exists' }, true],
    [{ key: 'other', operator: 'Exists' }, false],
    [{ key: 'other', operator: 'DoesNotExist' }, true],
    [{ key: 'tier', operator: 'Guess' }, false],
  ])('selects by %j: %s', (expression, holds) => {
    const sets = new ClusterSets();
    sets.put('chosen', setOf({ matchExpressions: [expression] }));
    expect(sets.of({ tier: 'gold' })).toEqual(holds ? ['chosen'] : []);
  });
});
