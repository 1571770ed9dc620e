import { askGit } from './git';

/** `git@host:owner/name` in the form that Argo CD and browsers write it. */
function asUrl(remote: string): string {
  const match = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(remote);
  return match ? `https://${match[1]}/${match[2]}` : remote;
}

/** The address without what somebody put before its host. */
function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  return parsed.toString();
}

/** Address of the remote `origin` without credentials, `undefined` when there is none that sites could read. */
export async function originUrl(root: string): Promise<string | undefined> {
  const remote = await askGit(root, ['config', '--get', 'remote.origin.url']);
  if (remote === undefined) return undefined;
  const url = asUrl(remote);
  return /^(https?|ssh):\/\//.test(url) ? withoutCredentials(url) : undefined;
}
