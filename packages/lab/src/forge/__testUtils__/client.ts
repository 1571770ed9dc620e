import request from 'supertest';
import type { TestForge } from './testForge';

const api = '/api/v1/repos/edge/demo';

export const encode = (text: string) => Buffer.from(text).toString('base64');

/** Calls of the portal's account on the test forge's repository. */
export function client(lab: () => TestForge) {
  const as = (
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
  ) =>
    request(lab().server)
      [method](`${api}${path}`)
      .set('Authorization', 'token lab-forge-portal');

  const shaOf = async (path: string) =>
    (await as('get', `/contents/${path}`)).body.sha as string;

  /** A branch that changes README.md, and its pull request. */
  const propose = async (branch: string, text: string) => {
    await as('post', '/contents').send({
      branch: 'main',
      new_branch: branch,
      message: `Change on ${branch}`,
      files: [
        {
          operation: 'update',
          path: 'README.md',
          content: encode(text),
          sha: await shaOf('README.md'),
        },
      ],
    });
    return as('post', '/pulls').send({
      head: branch,
      base: 'main',
      title: `Pull ${branch}`,
      body: 'Why',
    });
  };
  return { as, shaOf, propose };
}
