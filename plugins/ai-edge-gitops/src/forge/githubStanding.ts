import { z } from 'zod/v3';
import type { PullRequestStanding } from '../types';
import { checksOf, type Check } from './checksOf';
import type { GithubClient, GraphqlError } from './GithubClient';
import { githubError } from './githubErrors';
import { checkRunState, statusState } from './githubCheckStates';
import { parseAnswer } from './parseAnswer';

const QUERY = `
query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      state
      mergeable
      headRefOid
      commits(last: 1) { nodes { commit {
        oid
        statusCheckRollup { contexts(first: 100) { totalCount nodes {
          __typename
          ... on CheckRun { name status conclusion }
          ... on StatusContext { context state }
        } } }
      } } }
    }
  }
}`;

const contextSchema = z.union([
  z.object({
    __typename: z.literal('CheckRun'),
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullish(),
  }),
  z.object({
    __typename: z.literal('StatusContext'),
    context: z.string(),
    state: z.string(),
  }),
]);

const answerSchema = z.object({
  repository: z.object({
    pullRequest: z.object({
      state: z.string(),
      mergeable: z.string(),
      headRefOid: z.string(),
      commits: z.object({
        nodes: z.array(
          z.object({
            commit: z.object({
              oid: z.string(),
              statusCheckRollup: z
                .object({
                  contexts: z.object({
                    totalCount: z.number(),
                    nodes: z.array(contextSchema),
                  }),
                })
                .nullish(),
            }),
          }),
        ),
      }),
    }),
  }),
});

function checkOf(context: z.output<typeof contextSchema>): Check {
  return context.__typename === 'CheckRun'
    ? {
        name: context.name,
        state: checkRunState(context.status, context.conclusion),
      }
    : { name: context.context, state: statusState(context.state) };
}

/** A token, or a proxy, that lets REST through and this not. */
const REFUSALS = ['FORBIDDEN', 'INSUFFICIENT_SCOPES'];

const isRefusal = ({ type = '' }: GraphqlError) => REFUSALS.includes(type);

/**
 * Checks and mergeability in one call of GraphQL, of checks the first 100. `undefined` when the account may not ask
 * for them in this way.
 */
export async function githubStanding(
  client: GithubClient,
  number: number,
): Promise<PullRequestStanding | undefined> {
  const { data, errors } = await client.graphql('read', QUERY, {
    ...client.repo,
    number,
  });
  if (errors.some(isRefusal)) return undefined;
  if (errors.length > 0) {
    throw githubError(client.where, { call: 'read', ...errors[0] });
  }
  const { pullRequest } = parseAnswer(
    answerSchema,
    data,
    client.where,
  ).repository;
  const { commit } = pullRequest.commits.nodes[0] ?? {};
  const { contexts } = commit?.statusCheckRollup ?? {};
  const checks = checksOf((contexts?.nodes ?? []).map(checkOf));
  const isKnown =
    pullRequest.state === 'OPEN' &&
    ['MERGEABLE', 'CONFLICTING'].includes(pullRequest.mergeable);
  return {
    headRevision: pullRequest.headRefOid,
    checks: { ...checks, total: contexts?.totalCount ?? checks.total },
    ...(isKnown && { mergeable: pullRequest.mergeable === 'MERGEABLE' }),
  };
}
