import request from 'supertest';
import type { TestForge } from './testForge';

const REPO = '/api/v3/repos/edge/demo';

/** Calls of the portal's account on the test forge's repository, in GitHub's dialect. */
export function githubClient(lab: () => TestForge) {
  const call = (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    token = 'lab-forge-portal',
  ) =>
    request(lab().server)[method](path).set('Authorization', `Bearer ${token}`);

  const as = (method: Parameters<typeof call>[0], path: string) =>
    call(method, `${REPO}${path}`);

  const graphql = (query: string, variables: object = {}) =>
    call('post', '/api/graphql').send({ query, variables });

  const head = async (branch = 'main') =>
    (await as('get', `/branches/${encodeURIComponent(branch)}`)).body.commit
      ?.sha as string | undefined;

  /** A commit with the git data API, and the branch that points to it. */
  const commit = async (branch: string, tree: object[], base = 'main') => {
    const parent = await head(base);
    const { body: made } = await as('post', '/git/trees').send({
      base_tree: parent,
      tree,
    });
    const { body } = await as('post', '/git/commits').send({
      message: `Change on ${branch}`,
      tree: made.sha,
      parents: [parent],
    });
    return as('post', '/git/refs').send({
      ref: `refs/heads/${branch}`,
      sha: body.sha,
    });
  };

  /** A branch that changes README.md, and its pull request. */
  const propose = async (branch: string, content: string, more = {}) => {
    await commit(branch, [
      { path: 'README.md', mode: '100644', type: 'blob', content },
    ]);
    return as('post', '/pulls').send({
      head: branch,
      base: 'main',
      title: `Pull ${branch}`,
      body: 'Why',
      ...more,
    });
  };

  return { call, as, graphql, head, commit, propose };
}
