import type { ForgeRepository } from '../ForgeRepository';

/** A file with its content, or a directory's entries; `undefined` when the path is not there. */
export async function presentContents(
  { git, url }: ForgeRepository,
  ref: string,
  commit: string,
  path: string,
) {
  const present = (entry: {
    path: string;
    type: string;
    sha: string;
    size?: number;
  }) => ({
    name: entry.path.split('/').pop(),
    path: entry.path,
    sha: entry.sha,
    type: entry.type === 'tree' ? 'dir' : 'file',
    size: entry.size ?? 0,
    html_url: `${url}/src/branch/${ref}/${entry.path}`,
  });
  if (!path) {
    return (await git.tree(commit, { recursive: false })).map(present);
  }
  const entry = await git.entry(commit, path);
  if (!entry) return undefined;
  if (entry.type === 'tree') {
    return (await git.tree(commit, { recursive: false, path })).map(present);
  }
  const blobs = await git.blobs([entry.sha]);
  return {
    ...present(entry),
    encoding: 'base64',
    content: blobs.get(entry.sha)?.toString('base64'),
  };
}
