import { InputError } from '@backstage/errors';
import type { GitlabProject } from './GitlabProject';
import { gitlabUsersSchema } from './gitlabSchemas';

/** Accounts that are looked up one by one when the first page of members does not have them. */
const MAX_LOOKED_UP = 2;

/**
 * The ids of accounts, which is what GitLab calls reviewers by. One call for one account, and for any number that is
 * among the first hundred members of the project; two more at most. Throws an `InputError` that names those it cannot
 * find.
 *
 * @internal
 */
export async function gitlabUserIds(
  project: GitlabProject,
  names: string[],
): Promise<number[]> {
  const wanted = [...new Set(names.map(name => name.toLowerCase()))];
  const ids = new Map<string, number>();
  const missing = () => wanted.filter(name => !ids.has(name));
  if (wanted.length > 1) {
    const members = await project.read(gitlabUsersSchema, api =>
      api.members.all(project.path, {
        includeInherited: true,
        perPage: 100,
        maxPages: 1,
      }),
    );
    for (const { id, username } of members) ids.set(username.toLowerCase(), id);
  }
  if (missing().length <= MAX_LOOKED_UP) {
    const found = await Promise.all(
      missing().map(username =>
        project.read(gitlabUsersSchema, api => api.users.all({ username })),
      ),
    );
    for (const { id, username } of found.flat()) {
      ids.set(username.toLowerCase(), id);
    }
  }
  if (missing().length > 0) {
    throw new InputError(
      `reviewers: ${project.where} has no account ${missing().join(', ')}`,
    );
  }
  return wanted.map(name => ids.get(name)!);
}
