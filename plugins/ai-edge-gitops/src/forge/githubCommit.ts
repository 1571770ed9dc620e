import type { ProposeOptions } from '../types';
import type { GithubBase } from './githubBase';
import type { GithubClient } from './GithubClient';
import { githubObjectSchema } from './githubSchemas';
import { githubTree } from './githubTree';
import { parseAnswer } from './parseAnswer';

/**
 * One commit with all files, and the branch that points to it, with the git data API: three calls. Nothing can be
 * seen of it before the last one, which GitHub refuses when the branch is there.
 *
 * @internal
 */
export async function githubCommit(
  client: GithubClient,
  base: GithubBase,
  options: ProposeOptions,
): Promise<void> {
  const { repo, where } = client;
  const tree = await githubTree(client, base, options.files);
  const made = await client.request('createCommit', ({ git }) =>
    git.createCommit({
      ...repo,
      message: options.commitMessage,
      tree,
      parents: [options.base.revision],
    }),
  );
  const { sha } = parseAnswer(githubObjectSchema, made?.data, where);
  await client.request('createRef', ({ git }) =>
    git.createRef({ ...repo, ref: `refs/heads/${options.branch}`, sha }),
  );
}
