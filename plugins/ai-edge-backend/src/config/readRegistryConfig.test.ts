import { ConfigReader } from '@backstage/config';
import { readAiEdgeConfig } from './readAiEdgeConfig';

const read = (entry: object) =>
  readAiEdgeConfig(new ConfigReader({ aiEdge: { registries: [entry] } } as any))
    .registries[0];

it.each<[object, string]>([
  [{ host: 'quay.io' }, 'https://quay.io'],
  [{ host: 'docker.io' }, 'https://registry-1.docker.io'],
  [
    { host: 'quay.io', url: 'http://mirror.example:5000/' },
    'http://mirror.example:5000',
  ],
  [{ host: 'r.example:5000' }, 'https://r.example:5000'],
])('finds where %j answers', (entry, url) => {
  expect(read(entry).url).toBe(url);
});

it('takes an account, and an empty environment variable for none', () => {
  const account = { username: 'robot', password: 'secret' };
  expect(read({ host: 'quay.io', ...account })).toMatchObject(account);
  expect(
    read({ host: 'quay.io', username: '', password: '' }).username,
  ).toBeUndefined();
});

it.each<[string, object, string]>([
  [
    'a URL as host',
    { host: 'https://quay.io' },
    'host: must be a host as image addresses name it',
  ],
  [
    'half an account',
    { host: 'q.io', username: 'a' },
    'takes username and password, or neither',
  ],
  [
    'two ways in',
    { host: 'q.io', username: 'a', password: 'b', token: 'c' },
    'takes an account or a token, not both',
  ],
  [
    'an account over plain http',
    { host: 'q.io', url: 'http://q.io', username: 'a', password: 'b' },
    'url: must be https, a token is never sent over http',
  ],
  [
    'a prefix that climbs',
    { host: 'q.io', prefix: '../x' },
    'prefix: must be a path',
  ],
])('refuses %s', (_what, entry, message) => {
  expect(() => read(entry)).toThrow(
    `aiEdge.registries[0]${message.startsWith('takes') ? ': ' : '.'}${message}`,
  );
});
