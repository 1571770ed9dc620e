import { InputError } from '@backstage/errors';

/**
 * Server, owner and name of a repository URL such as `https://gitea.example.com/edge/models(.git)`. `baseUrl` says
 * where the server is when it lives below a path.
 *
 * @internal
 */
export function parseRepositoryUrl(
  url: string,
  baseUrl?: string,
): { baseUrl: string; host: string; owner: string; name: string } {
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
  const root = (baseUrl ?? parsed.origin).replace(/\/+$/, '');
  const below = new URL(root).pathname.replace(/\/$/, '');
  const path = parsed.pathname.startsWith(`${below}/`)
    ? parsed.pathname.slice(below.length)
    : parsed.pathname;
  const segments = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .slice(1);
  if (segments.length !== 2 || segments.some(part => part === '')) {
    throw new InputError(
      'aiEdge.gitops[].url: must name a repository as <server>/<owner>/<name>',
    );
  }
  const [owner, name] = segments.map(decodeURIComponent);
  return { baseUrl: root, host: parsed.host, owner, name };
}
