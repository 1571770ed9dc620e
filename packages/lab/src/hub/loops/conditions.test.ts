import type { KubeObject } from '../../kube';
import { conditionStatus, setCondition } from './conditions';

describe('setCondition', () => {
  it('moves the time with the status only', () => {
    const object: KubeObject = {
      apiVersion: 'x/v1',
      kind: 'X',
      metadata: { name: 'a' },
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'Fine',
            message: '',
            lastTransitionTime: '2020-01-01T00:00:00Z',
          },
        ],
      },
    };
    setCondition(object, 'Ready', 'True', 'StillFine', 'yes');
    const [ready] = object.status.conditions;
    expect(ready).toMatchObject({
      reason: 'StillFine',
      message: 'yes',
      lastTransitionTime: '2020-01-01T00:00:00Z',
    });
    setCondition(object, 'Ready', 'False', 'Broken', '');
    expect(ready.lastTransitionTime > '2020-01-01T00:00:00Z').toBe(true);
    setCondition(object, 'Other', 'Unknown', 'Waiting', '');
    expect(object.status.conditions).toHaveLength(2);
    expect(conditionStatus(object, 'Ready')).toBe('False');
    expect(conditionStatus(object, 'Missing')).toBeUndefined();
    expect(conditionStatus(undefined, 'Ready')).toBeUndefined();
  });
});
