import type { CheckState } from '../checks/CheckState';
import { checksOf, combined } from '../checks/setCheck';
import type { ForgeRepository } from '../ForgeRepository';
import { isDraft, pullRange, tryMerge } from '../pulls/pullDiff';
import type { PullState } from '../state';
import { graphqlCommit } from './graphqlObjects';
import { nodeId } from './present';

function context({ id, kind, name, state }: CheckState) {
  const said = (state === 'warning' ? 'failure' : state).toUpperCase();
  if (kind === 'status') {
    return {
      __typename: 'StatusContext',
      id: nodeId('StatusContext', id),
      context: name,
      state: said,
    };
  }
  return {
    __typename: 'CheckRun',
    id: nodeId('CheckRun', id),
    name,
    status: state === 'pending' ? 'IN_PROGRESS' : 'COMPLETED',
    conclusion: state === 'pending' ? undefined : said,
  };
}

function rollup(repository: ForgeRepository, sha: string) {
  const checks = checksOf(repository, sha);
  if (checks.length === 0) return undefined;
  return {
    id: nodeId('StatusCheckRollup', sha),
    state: combined(checks)?.toUpperCase(),
    contexts: ({ first = 30 }: { first?: number }) => ({
      totalCount: checks.length,
      nodes: checks.slice(0, first).map(context),
    }),
  };
}

/** A pull request for the resolvers of the schema. */
export function graphqlPull(repository: ForgeRepository, pull: PullState) {
  const open = pull.state === 'open';
  return {
    id: nodeId('PullRequest', pull.number),
    number: pull.number,
    title: pull.title,
    isDraft: isDraft(pull),
    headRefOid: pull.headSha,
    state: pull.merged ? 'MERGED' : pull.state.toUpperCase(),
    async mergeable() {
      if (!open) return 'UNKNOWN';
      return 'tree' in (await tryMerge(repository, pull))
        ? 'MERGEABLE'
        : 'CONFLICTING';
    },
    async commits({ first, last }: { first?: number; last?: number }) {
      const range = await pullRange(repository, pull);
      const all = await repository.git.commitsBetween(range.base, range.head);
      const shown = last ? all.slice(-last) : all.slice(0, first);
      return {
        totalCount: all.length,
        nodes: shown.map(({ sha }) => ({
          commit: async () => ({
            ...(await graphqlCommit(repository, sha)),
            statusCheckRollup: () => rollup(repository, sha),
          }),
        })),
      };
    },
  };
}
