import { GraphQLError } from 'graphql';
import { changeFiles } from '../changeFiles';
import type { Forge } from '../Forge';
import { ForgeError } from '../ForgeError';
import type { ForgeRepository } from '../ForgeRepository';
import { refreshPulls } from '../pulls/refreshPulls';
import type { ForgeUser } from '../users';
import { createBranch } from './createBranch';
import { graphqlCommit, graphqlRef } from './graphqlObjects';
import { nodeId } from './present';

interface CommitOnBranch {
  branch: { repositoryNameWithOwner?: string; branchName?: string };
  message: { headline: string; body?: string };
  expectedHeadOid: string;
  fileChanges?: {
    additions?: { path: string; contents: string }[];
    deletions?: { path: string }[];
  };
}

/** An error with the `type` that GitHub puts beside its message. */
export const graphqlError = (type: string, message: string) =>
  new GraphQLError(message, { extensions: { type } });

/** What GitHub's GraphQL writes, as resolvers. */
export function graphqlMutations(forge: Forge, user: ForgeUser) {
  const byId = (id: string) =>
    forge.repositories().find((_, i) => nodeId('Repository', i + 1) === id);

  return {
    async createRef({
      input,
    }: {
      input: { repositoryId: string; name: string; oid: string };
    }) {
      const { repositoryId, name, oid } = input;
      const repository = byId(repositoryId);
      if (!repository) {
        throw graphqlError(
          'NOT_FOUND',
          `Could not resolve to a node with the global id of '${repositoryId}'`,
        );
      }
      const made = await repository.exclusive(() =>
        createBranch(forge, repository, user, { ref: name, sha: oid }),
      );
      if ('branch' in made) return { ref: graphqlRef(repository, name) };
      throw graphqlError(
        'UNPROCESSABLE',
        {
          exists: `A ref named "${name}" already exists in the repository.`,
          'no-commit': `Object ${oid} does not exist`,
          'bad-name': `Ref ${name} is not a valid name`,
        }[made.refused],
      );
    },

    async createCommitOnBranch({ input }: { input: CommitOnBranch }) {
      const { branch } = input;
      const [owner = '', name = ''] = (
        branch.repositoryNameWithOwner ?? ''
      ).split('/');
      const repository = forge.repository(owner, name);
      const head =
        branch.branchName && (await repository?.git.branch(branch.branchName));
      if (!repository || !branch.branchName || !head) {
        throw graphqlError(
          'NOT_FOUND',
          `The branch ${branch.branchName} does not exist`,
        );
      }
      const sha = await repository.exclusive(() =>
        commitOn(forge, repository, user, input),
      );
      return { commit: graphqlCommit(repository, sha) };
    },
  };
}

async function commitOn(
  forge: Forge,
  repository: ForgeRepository,
  user: ForgeUser,
  {
    branch: { branchName },
    message,
    expectedHeadOid,
    fileChanges,
  }: CommitOnBranch,
): Promise<string> {
  const { git, state } = repository;
  const branch = String(branchName);
  const head = String(await git.branch(branch));
  if (head !== expectedHeadOid) {
    throw graphqlError(
      'STALE_DATA',
      `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`,
    );
  }
  const entries = new Map(
    (await git.tree(head)).map(({ path, sha }) => [path, sha]),
  );
  const { additions = [], deletions = [] } = fileChanges ?? {};
  const gone = deletions.find(({ path }) => !entries.has(path));
  if (gone) {
    throw graphqlError(
      'UNPROCESSABLE',
      `A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${gone.path}`,
    );
  }
  const { headline, body } = message;
  try {
    const { commit } = await changeFiles(forge, repository, user, {
      branch,
      message: body ? `${headline}\n\n${body}` : headline,
      files: [
        ...additions.map(({ path, contents }) => ({
          operation: entries.has(path) ? 'update' : 'create',
          path,
          content: contents,
          sha: entries.get(path),
        })),
        ...deletions.map(({ path }) => ({
          operation: 'delete',
          path,
          sha: entries.get(path),
        })),
      ],
    });
    state.verified = [...(state.verified ?? []), commit];
    await refreshPulls(forge, repository, user.login);
    return commit;
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    throw graphqlError('UNPROCESSABLE', error.message);
  }
}
