import { SourceBoard } from './SourceBoard';

describe('SourceBoard', () => {
  let now: string;
  let board: SourceBoard;

  beforeEach(() => {
    now = '10:00';
    board = new SourceBoard(() => now);
    board.register({ id: 'acm:core', kind: 'acm', hub: 'core' });
  });
  const status = () => board.list()[0];

  it('starts as starting', () => {
    expect(status()).toEqual({
      id: 'acm:core',
      kind: 'acm',
      hub: 'core',
      state: 'starting',
      since: '10:00',
    });
  });

  it('tells a change from a repetition, and keeps when it answered last', () => {
    expect(board.report('acm:core', 'ok')).toBe(true);
    now = '10:01';
    expect(board.report('acm:core', 'ok')).toBe(false);
    now = '10:02';
    expect(board.report('acm:core', 'stale', 'away')).toBe(true);
    expect(status()).toMatchObject({
      state: 'stale',
      since: '10:02',
      asOf: '10:01',
      message: 'away',
    });
  });

  it('adds what the fleet has to say', () => {
    board.report('acm:core', 'ok', 'One.');
    const note = { text: 'Two.', held: 2 };
    expect(board.note('acm:core', note)).toBe(true);
    expect(board.note('acm:core', { ...note })).toBe(false);
    expect(status()).toMatchObject({ message: 'One. Two.', held: 2 });
    expect(board.note('acm:core', undefined)).toBe(true);
    expect(status()).not.toHaveProperty('held');
  });

  it('is complete once every source that counts was read, and stays so', () => {
    const all = () => board.complete(kind => kind !== 'forge');
    board.put({ id: 'forge:x', kind: 'forge', state: 'failed' });
    expect(all()).toBe(false);
    board.report('acm:core', 'ok');
    expect(all()).toBe(true);
    board.report('acm:core', 'failed');
    expect(all()).toBe(true);
    board.put({ id: 'git:x', kind: 'git', state: 'starting' });
    expect(all()).toBe(false);
    board.put({ id: 'git:x', kind: 'git', state: 'ok' });
    expect(all()).toBe(true);
  });
});
