import { conditionOf, setConditions } from './conditions';

describe('setConditions', () => {
  const before = [
    {
      type: 'Ready',
      status: 'False' as const,
      reason: 'Old',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    },
    { type: 'Other', status: 'True' as const },
  ];

  it('moves the transition time only with the status', () => {
    const [same] = setConditions(before, [
      { type: 'Ready', status: 'False', reason: 'New' },
    ]);
    expect(same).toMatchObject({
      reason: 'New',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    });
    const [moved] = setConditions(before, [{ type: 'Ready', status: 'True' }]);
    expect(moved.lastTransitionTime).not.toBe('2026-01-01T00:00:00Z');
    expect(moved.reason).toBeUndefined();
  });

  it('adds, and leaves others and its input alone', () => {
    const result = setConditions(before, [{ type: 'New', status: 'Unknown' }]);
    expect(result.map(({ type }) => type)).toEqual(['Ready', 'Other', 'New']);
    expect(before).toHaveLength(2);
  });
});

describe('conditionOf', () => {
  it('is nothing where there is nothing', () => {
    expect(conditionOf(undefined, 'Ready')).toBeUndefined();
  });
});
