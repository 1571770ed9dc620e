import request from 'supertest';
import type { TestForge } from '../../__testUtils__/testForge';

/** Calls of the portal's account in GitLab's dialect on the test forge's project. */
export function gitlabClient(lab: () => TestForge) {
  const as = (method: 'get' | 'post' | 'put' | 'delete', path: string) =>
    request(lab().server)
      [method](`/api/v4/projects/edge%2Fdemo${path}`)
      .set('PRIVATE-TOKEN', 'lab-forge-portal');

  const head = async (branch = 'main'): Promise<string> =>
    (await as('get', `/repository/branches/${encodeURIComponent(branch)}`)).body
      .commit.id;

  const commit = (body: object) =>
    as('post', '/repository/commits').send({
      commit_message: 'Change',
      actions: [{ action: 'create', file_path: 'new.txt', content: 'new\n' }],
      ...body,
    });

  /** A branch that changes README.md, and its merge request. */
  const propose = async (branch: string, text: string, more: object = {}) => {
    await commit({
      branch,
      start_branch: 'main',
      actions: [{ action: 'update', file_path: 'README.md', content: text }],
    });
    return as('post', '/merge_requests').send({
      source_branch: branch,
      target_branch: 'main',
      title: `Merge ${branch}`,
      ...more,
    });
  };
  return { as, head, commit, propose };
}
