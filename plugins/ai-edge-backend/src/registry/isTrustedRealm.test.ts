import { isTrustedRealm } from './isTrustedRealm';

it.each<[string, string, boolean, string?]>([
  ['https://registry-1.docker.io', 'https://auth.docker.io/token', true],
  ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth', true],
  ['https://quay.io', 'https://quay.io/v2/auth', true],
  ['http://127.0.0.1:7100', 'http://127.0.0.1:7100/v2/auth', true],
  ['http://127.0.0.1:7100', 'http://127.0.0.1:9000/v2/auth', false],
  ['https://quay.io', 'http://quay.io/v2/auth', false],
  ['https://quay.io', 'https://evil.io/v2/auth', false],
  ['https://quay.io', 'https://me:pw@quay.io/v2/auth', false],
  ['https://r.example.com', 'http://169.254.169.254/latest', false],
  ['https://10.0.0.1', 'https://11.0.0.1/token', false],
  ['https://quay.io', 'not a url', false],
  ['https://quay.io', 'https://sso.corp/token', true, 'https://sso.corp'],
])('of %s, %s: %s', (url, realm, trusted, ...[authUrl]) => {
  expect(isTrustedRealm(realm, { url, authUrl })).toBe(trusted);
});
