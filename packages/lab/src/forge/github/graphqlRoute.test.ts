import { githubClient } from '../__testUtils__/githubClient';
import { testForge, type TestForge } from '../__testUtils__/testForge';

const READ = `query ($base: String!, $path: String!) {
  repository(owner: "edge", name: "demo") {
    id
    ref(qualifiedName: $base) { target { oid ... on Commit { parents(first: 2) { nodes { oid } } } } }
    object(expression: $path) { __typename ... on Tree { entries { name type mode oid } } ... on Blob { text } }
  }
}`;

const WRITE = `mutation ($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!) {
  createRef(input: $ref) { ref { name } }
  createCommitOnBranch(input: $commit) { commit { oid } }
}`;

// Every call runs git.
jest.setTimeout(30_000);

describe('graphqlRoute', () => {
  let lab: TestForge;
  const { as, graphql, head, call } = githubClient(() => lab);

  beforeEach(async () => {
    lab = await testForge({ 'README.md': 'one\n', 'sub/old.txt': 'old\n' });
  });
  afterEach(() => lab.close());

  const read = async (path: string, base = 'refs/heads/main') =>
    (await graphql(READ, { base, path: `main:${path}` })).body.data.repository;

  const write = async (branch: string, more: object = {}) => {
    const oid = await head();
    const { id } = await read('');
    const { body } = await graphql(WRITE, {
      ref: { repositoryId: id, name: `refs/heads/${branch}`, oid },
      commit: {
        branch: { repositoryNameWithOwner: 'edge/demo', branchName: branch },
        message: { headline: 'Signed', body: 'by the forge' },
        expectedHeadOid: oid,
        fileChanges: {
          additions: [
            { path: 'a/new', contents: Buffer.from('new').toString('base64') },
          ],
          deletions: [{ path: 'sub/old.txt' }],
        },
        ...more,
      },
    });
    return body;
  };

  it('reads branches, directories and files', async () => {
    const root = await read('');
    expect(root.ref.target).toEqual({
      oid: await head(),
      parents: { nodes: [] },
    });
    expect(root.object).toMatchObject({
      __typename: 'Tree',
      entries: [
        { name: 'README.md', type: 'blob', mode: 0o100644 },
        { name: 'sub', type: 'tree', mode: 0o40000 },
      ],
    });
    expect((await read('README.md')).object.text).toBe('one\n');
    expect(await read('none', 'refs/heads/none')).toMatchObject({
      ref: null,
      object: null,
    });
  });

  it('commits on a branch and vouches for it', async () => {
    const body = await write('signed');
    expect(body.errors).toBeUndefined();
    const commit = await as('get', `/commits/signed`);
    expect(commit.body).toMatchObject({
      sha: body.data.createCommitOnBranch.commit.oid,
      commit: {
        message: 'Signed\n\nby the forge',
        verification: { verified: true },
      },
    });
    const files = await as('get', '/git/trees/signed?recursive=1');
    expect(files.body.tree.map(({ path }: any) => path)).toEqual([
      'README.md',
      'a',
      'a/new',
    ]);
  });

  it('refuses field by field, with types', async () => {
    await write('signed');
    const again = await write('signed');
    expect(again.data).toEqual({ createRef: null, createCommitOnBranch: null });
    expect(again.errors).toMatchObject([
      {
        type: 'UNPROCESSABLE',
        path: ['createRef'],
        message:
          'A ref named "refs/heads/signed" already exists in the repository.',
      },
      { type: 'STALE_DATA', path: ['createCommitOnBranch'] },
    ]);
    const gone = await write('gone', {
      fileChanges: { deletions: [{ path: 'none' }] },
    });
    expect(gone.errors).toMatchObject([{ type: 'UNPROCESSABLE' }]);
    expect(await head('gone')).toBe(await head());
    const hidden = await graphql(
      '{ repository(owner: "edge", name: "none") { id } }',
    );
    expect(hidden.status).toBe(200);
    expect(hidden.body).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
  });

  it('takes nobody without a token', async () => {
    const refused = await call('post', '/api/graphql', 'wrong').send({});
    expect(refused.status).toBe(401);
    expect(refused.body.message).toBe('Bad credentials');
  });
});
