import { InputError } from '@backstage/errors';
import type { GitlabProject } from './GitlabProject';
import { gitlabUsersSchema } from './gitlabSchemas';

/** Accounts that are looked up one by one; more of them in the list of the project's members. */
const ONE_BY_ONE = 2;

/**
 * The ids of accounts, which is what GitLab calls reviewers by: in at most two calls, however many they are. Throws
 * an `InputError` that names those it cannot find.
 *
 * @internal
 */
export async function gitlabUserIds(
  project: GitlabProject,
  names: string[],
): Promise<number[]> {
  const wanted = [...new Set(names.map(name => name.toLowerCase()))];
  const answers =
    wanted.length <= ONE_BY_ONE
      ? await Promise.all(
          wanted.map(username =>
            project.read(gitlabUsersSchema, api => api.users.all({ username })),
          ),
        )
      : [
          await project.read(gitlabUsersSchema, api =>
            api.members.all(project.path, {
              includeInherited: true,
              perPage: 100,
              maxPages: 2,
            }),
          ),
        ];
  const found = new Map(
    answers.flat().map(({ id, username }) => [username.toLowerCase(), id]),
  );
  const unknown = wanted.filter(name => !found.has(name));
  if (unknown.length > 0) {
    throw new InputError(
      `reviewers: ${project.where} has no ${
        wanted.length <= ONE_BY_ONE ? 'account' : 'member'
      } ${unknown.join(', ')}`,
    );
  }
  return wanted.map(name => found.get(name)!);
}
