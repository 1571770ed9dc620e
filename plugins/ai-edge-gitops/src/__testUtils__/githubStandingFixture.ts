import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { GithubForge } from '../forge/GithubForge';

interface Run {
  name: string;
  status: string;
  conclusion: string | null;
}

const REPO = '/repos/acme/models';

/** What a standing asks for over REST. */
export const GITHUB_PATHS = [
  `GET ${REPO}/pulls/7`,
  `GET ${REPO}/commits/c0ffee/status`,
  `GET ${REPO}/commits/c0ffee/check-runs`,
];

const upper = (text: string | null) => text?.toUpperCase() ?? null;

function graphqlAnswer(runs: Run[], mergeable: string) {
  const contexts = [
    { __typename: 'StatusContext', context: 'legacy', state: 'SUCCESS' },
    ...runs.map(({ name, status, conclusion }) => ({
      __typename: 'CheckRun',
      name,
      status: upper(status),
      conclusion: upper(conclusion),
    })),
  ];
  const commit = {
    oid: 'c0ffee',
    statusCheckRollup: {
      contexts: { totalCount: contexts.length, nodes: contexts },
    },
  };
  const pullRequest = {
    state: 'OPEN',
    mergeable,
    headRefOid: 'c0ffee',
    commits: { nodes: [{ commit }] },
  };
  return { data: { repository: { pullRequest } } };
}

/** Pull request 7 of GitHub with these check runs and one status that passed. */
export function standingFixture(options: {
  runs: Run[];
  mergeable?: string;
  /** GraphQL is not for this account. */
  refuses?: boolean;
}) {
  const { runs, mergeable = 'CONFLICTING', refuses = false } = options;
  const calls: string[] = [];
  const answers: Record<string, unknown> = {
    'POST /graphql': refuses
      ? {
          data: { repository: { pullRequest: null } },
          errors: [
            {
              type: 'FORBIDDEN',
              path: ['repository', 'pullRequest'],
              message: 'Resource not accessible by personal access token',
            },
          ],
        }
      : graphqlAnswer(runs, mergeable),
    [GITHUB_PATHS[0]]: {
      state: 'open',
      mergeable: mergeable === 'MERGEABLE',
      head: { sha: 'c0ffee' },
    },
    [GITHUB_PATHS[1]]: {
      statuses: [{ context: 'legacy', state: 'success' }],
    },
    [GITHUB_PATHS[2]]: { check_runs: runs },
  };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: { github: [{ host: 'github.com', token: 'secret' }] },
    }),
  );
  const forge = GithubForge.create({
    url: 'https://github.com/acme/models',
    integrations,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const call = `${request.method} ${new URL(request.url).pathname}`;
      calls.push(call);
      return call in answers
        ? Response.json(answers[call])
        : Response.json({ message: 'Not Found' }, { status: 404 });
    },
  });
  return { forge, calls };
}
