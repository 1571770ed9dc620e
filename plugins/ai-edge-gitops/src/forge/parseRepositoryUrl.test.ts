import { parseRepositoryUrl } from './parseRepositoryUrl';

it.each([
  [
    'https://git.example.com/edge/models.git',
    undefined,
    'https://git.example.com',
  ],
  [
    'https://git.example.com/edge/models/',
    'https://git.example.com/',
    'https://git.example.com',
  ],
  [
    'https://example.com/git/edge/models',
    'https://example.com/git/',
    'https://example.com/git',
  ],
])('finds server, owner and name in %s', (url, base, baseUrl) => {
  expect(parseRepositoryUrl(url, base)).toEqual({
    baseUrl,
    host: new URL(url).host,
    owner: 'edge',
    name: 'models',
  });
});

it.each([
  ['ftp://git.example.com/a/b', 'must be the http(s) address'],
  ['nonsense', 'must be the http(s) address'],
  ['https://git.example.com/a', 'must name a repository'],
  ['https://git.example.com/a/b/src/branch/main', 'must name a repository'],
  ['https://me:pw@git.example.com/a/b', 'must not hold credentials'],
])('refuses the repository address %s', (url, rule) => {
  expect(() => parseRepositoryUrl(url)).toThrow(`aiEdge.gitops[].url: ${rule}`);
});
