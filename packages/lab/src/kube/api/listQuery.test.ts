import { failureOf } from '../__testUtils__/objects';
import { count, decodeContinue, encodeContinue, flag } from './listQuery';

const request = (query: object) => ({ query } as any);

describe('continue tokens', () => {
  it('survive the trip', () => {
    const from = { resourceVersion: 12, namespace: 'a', name: 'ä/b' };
    expect(decodeContinue(encodeContinue(from))).toEqual(from);
  });

  it.each(['', 'x', Buffer.from('{}').toString('base64url')])(
    '%j is a bad request',
    token => {
      expect(failureOf(() => decodeContinue(token))).toMatchObject({
        code: 400,
        reason: 'BadRequest',
      });
    },
  );
});

describe('query parameters', () => {
  it('are whole numbers and flags', () => {
    expect(count(request({ limit: '500' }), 'limit')).toBe(500);
    expect(count(request({}), 'limit')).toBeUndefined();
    expect(
      failureOf(() => count(request({ limit: '1e3' }), 'limit')).code,
    ).toBe(400);
    expect(flag(request({ watch: '1' }), 'watch')).toBe(true);
    expect(flag(request({ watch: 'true' }), 'watch')).toBe(true);
    expect(flag(request({ watch: 'false' }), 'watch')).toBe(false);
    expect(flag(request({ watch: ['true', 'false'] }), 'watch')).toBe(false);
  });
});
