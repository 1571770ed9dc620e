import type { FileChange } from '../types';
import type { GithubBase } from './githubBase';
import type { GithubClient } from './GithubClient';
import { githubObjectSchema } from './githubSchemas';
import { parseAnswer } from './parseAnswer';

/** Writes the tree that the files make of the base, and gives its name: one call for any number of files. */
export async function githubTree(
  client: GithubClient,
  base: Pick<GithubBase, 'tree' | 'modes'>,
  files: FileChange[],
): Promise<string> {
  const answer = await client.request('createTree', ({ git }) =>
    git.createTree({
      ...client.repo,
      base_tree: base.tree,
      tree: files.map(({ path, change, after = '' }) => ({
        path,
        // An executable file stays one.
        mode: base.modes.get(path) === '100755' ? '100755' : '100644',
        type: 'blob',
        // Without a content or an object the path is taken out.
        ...(change === 'delete' ? { sha: null } : { content: after }),
      })),
    }),
  );
  return parseAnswer(githubObjectSchema, answer?.data, client.where).sha;
}
