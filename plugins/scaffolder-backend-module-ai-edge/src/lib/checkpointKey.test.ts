import { checkpointKey } from './checkpointKey';

describe('checkpointKey', () => {
  it('is the same for equal inputs, however they are written', () => {
    expect(checkpointKey('propose', { a: 1, b: { c: 2, d: undefined } })).toBe(
      checkpointKey('propose', { b: { c: 2 }, a: 1 }),
    );
  });

  it('differs by input and by verb, and does not show the input', () => {
    const key = checkpointKey('propose', { token: 'hunter2' });
    expect(key).not.toBe(checkpointKey('propose', { token: 'hunter3' }));
    expect(key).not.toBe(checkpointKey('start', { token: 'hunter2' }));
    expect(key).toMatch(/^propose\.[0-9a-f]{64}$/);
  });
});
