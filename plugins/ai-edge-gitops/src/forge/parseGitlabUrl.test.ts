import { parseGitlabUrl } from './parseGitlabUrl';

it.each([
  ['https://gitlab.com/edge/models.git', undefined, 'edge/models'],
  ['https://gitlab.com/edge/a/b/models/', undefined, 'edge/a/b/models'],
  [
    'https://example.com/gitlab/edge/models',
    'https://example.com/gitlab/',
    'edge/models',
  ],
])('finds the project in %s', (url, base, project) => {
  expect(parseGitlabUrl(url, base)).toEqual({
    host: new URL(url).host,
    project,
  });
});

it.each([
  ['ftp://gitlab.com/a/b', 'must be the http(s) address'],
  ['nonsense', 'must be the http(s) address'],
  ['https://gitlab.com/models', 'must name a project'],
  ['https://gitlab.com/edge//models', 'must name a project'],
  ['https://gitlab.com/edge/models/-/tree/main', 'must name a project'],
  ['https://gitlab.com/edge/x%2Fy', 'must name a project'],
  ['https://me:pw@gitlab.com/a/b', 'must not hold credentials'],
])('refuses the project address %s', (url, rule) => {
  expect(() => parseGitlabUrl(url)).toThrow(`aiEdge.gitops[].url: ${rule}`);
});
