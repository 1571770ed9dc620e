import { SharedValues } from './SharedValues';

const parsed = <T>(value: T): T => JSON.parse(JSON.stringify(value));

describe('SharedValues', () => {
  it('answers an equal value with the one that it has', () => {
    const shared = new SharedValues();
    const labels = { app: 'bike', tier: 'gold' };
    const first = shared.value(parsed(labels));
    expect(shared.value(parsed(labels))).toBe(first);
    expect(shared.value(parsed({ ...labels, tier: 'tin' }))).toEqual({
      app: 'bike',
      tier: 'tin',
    });
    expect(first).toEqual(labels);
  });

  it('changes no text of what it shares', () => {
    const shared = new SharedValues();
    const frozen = Object.freeze({ message: 'fine' });
    const condition = { type: 'Ready', count: 1, since: '10:00' };
    shared.texts(frozen);
    shared.texts(condition, new Set(['since']));
    expect([frozen, condition]).toEqual([
      { message: 'fine' },
      { type: 'Ready', count: 1, since: '10:00' },
    ]);
  });

  it('lets go of what nobody has said for long', () => {
    const shared = new SharedValues();
    const first = shared.value({ rare: true });
    for (let count = 0; count < 20_000; count += 1) {
      shared.value({ count });
      shared.value({ often: true });
    }
    expect(shared.value({ rare: true })).not.toBe(first);
  });
});
