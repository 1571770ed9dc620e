import { InputError } from '@backstage/errors';

/**
 * Host and full path of a project URL such as `https://gitlab.example.com/edge/teams/models(.git)`: projects may lie
 * in groups of groups. `baseUrl` says where GitLab is when it lives below a path.
 *
 * @internal
 */
export function parseGitlabUrl(
  url: string,
  baseUrl?: string,
): { host: string; project: string } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new InputError(
      'aiEdge.gitops[].url: must be the http(s) address of a repository',
    );
  }
  if (parsed.username || parsed.password) {
    throw new InputError(
      'aiEdge.gitops[].url: must not hold credentials; they belong to integrations',
    );
  }
  const below = baseUrl ? new URL(baseUrl).pathname.replace(/\/+$/, '') : '';
  const path = parsed.pathname.startsWith(`${below}/`)
    ? parsed.pathname.slice(below.length)
    : parsed.pathname;
  const segments = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .slice(1)
    .map(decodeURIComponent);
  // `-` comes before what is in a project: `/-/tree/main`.
  if (
    segments.length < 2 ||
    segments.some(part => part === '' || part === '-' || part.includes('/'))
  ) {
    throw new InputError(
      'aiEdge.gitops[].url: must name a project as <server>/<group>/…/<name>',
    );
  }
  return { host: parsed.host, project: segments.join('/') };
}
