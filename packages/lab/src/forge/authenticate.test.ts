import type { Request } from 'express';
import { authenticate, requireUser } from './authenticate';

const request = (authorization?: string) =>
  ({ headers: { authorization } } as Request);
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('authenticate', () => {
  it.each([
    ['token lab-forge-portal', 'portal'],
    ['Bearer lab-forge-portal', 'portal'],
    [basic('ada:ada'), 'ada'],
    [basic('portal:lab-forge-portal'), 'portal'],
    [basic('oauth2:lab-forge-portal'), 'portal'],
    [basic('lab-forge-portal:x-oauth-basic'), 'portal'],
  ])('%s is %s', (header, login) => {
    expect(authenticate(request(header))?.login).toBe(login);
  });

  it.each([
    'token nope',
    'token ',
    'token undefined',
    basic('ada:wrong'),
    basic('portal:'),
    basic('portal:undefined'),
    basic('nobody'),
    'Digest x',
  ])('%s is nobody', header => {
    expect(() => authenticate(request(header))).toThrow(/wrong password/);
  });

  it('lets a caller without credentials read, not write', () => {
    expect(authenticate(request())).toBeUndefined();
    expect(() => requireUser(request())).toThrow(/token is required/);
  });
});
