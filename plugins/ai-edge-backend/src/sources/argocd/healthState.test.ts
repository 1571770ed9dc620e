import { healthState } from './healthState';

describe('healthState', () => {
  it.each([
    ['Healthy', 'ready'],
    ['Progressing', 'progressing'],
    ['Missing', 'progressing'],
    ['Degraded', 'failed'],
    ['Suspended', 'stopped'],
    ['Unknown', 'unknown'],
    ['Whatever', 'unknown'],
    [undefined, 'unknown'],
  ])('health %s is %s', (health, state) => {
    expect(healthState(health).state).toBe(state);
  });

  it('says why something is not there yet, and nothing of what is well', () => {
    expect(healthState('Missing').message).toMatch(/not created/);
    expect(healthState('Healthy').message).toBeUndefined();
  });
});
