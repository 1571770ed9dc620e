import { testForge, type TestForge } from '../__testUtils__/testForge';
import { gitlabClient } from './__testUtils__/gitlabClient';

describe('commitActions', () => {
  let lab: TestForge;
  const { as, commit, head } = gitlabClient(() => lab);

  beforeEach(async () => {
    lab = await testForge();
  });
  afterEach(() => lab.close());

  const read = async (path: string, ref: string) =>
    (
      await as(
        'get',
        `/repository/files/${encodeURIComponent(path)}/raw?ref=${ref}`,
      )
    ).text;
  const compare = async (from: string, to: string) =>
    (await as('get', `/repository/compare?from=${from}&to=${to}&straight=true`))
      .body;

  it('makes one commit of all actions on a new branch', async () => {
    const base = await head();
    const made = await commit({
      branch: 'x',
      start_sha: base,
      actions: [
        {
          action: 'create',
          file_path: 'a/b.yaml',
          content: Buffer.from('höhe: 1\n').toString('base64'),
          encoding: 'base64',
        },
        { action: 'update', file_path: 'README.md', content: 'new\n' },
      ],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: 'Change',
      parent_ids: [base],
      author_name: 'Developer Portal',
    });
    expect(await read('a/b.yaml', 'x')).toBe('höhe: 1\n');
    const { commits, diffs } = await compare(base, 'x');
    expect(commits).toHaveLength(1);
    expect(diffs).toMatchObject([
      {
        new_path: 'README.md',
        new_file: false,
        a_mode: '100644',
        b_mode: '100644',
        diff: '@@ -1,3 +1 @@\n-one\n-two\n-three\n+new\n',
      },
      {
        new_path: 'a/b.yaml',
        new_file: true,
        a_mode: '0',
        diff: '@@ -0,0 +1 @@\n+höhe: 1\n',
      },
    ]);
    const shown = await as('get', `/repository/commits/${made.body.id}/diff`);
    expect(shown.body).toEqual(diffs);
  });

  it('moves and deletes', async () => {
    await commit({
      branch: 'main',
      actions: [
        {
          action: 'move',
          previous_path: 'README.md',
          file_path: 'README.txt',
          content: 'moved\n',
        },
      ],
    });
    expect(await read('README.txt', 'main')).toBe('moved\n');
    const base = await head();
    const gone = await commit({
      branch: 'main',
      actions: [{ action: 'delete', file_path: 'README.txt' }],
    });
    const { diffs } = await compare(base, gone.body.id);
    expect(diffs).toMatchObject([{ deleted_file: true, b_mode: '0' }]);
  });

  it('lets a commit pass when the file has not changed since the commit that was named', async () => {
    const planned = await head();
    const update = (branch: string, more: object) =>
      commit({
        branch,
        ...more,
        actions: [
          {
            action: 'update',
            file_path: 'README.md',
            content: `for ${branch}\n`,
            last_commit_id: planned,
          },
        ],
      });
    // Another file only.
    await commit({ branch: 'main' });
    const free = await update('a', { start_sha: await head() });
    expect(free.status).toBe(201);
    await update('main', {});
    for (const more of [{ start_branch: 'main' }, { start_sha: planned }]) {
      const refused = await update('b', more);
      expect(refused.status).toBe(400);
      expect(refused.body).toEqual({
        message: 'The file has changed since you started editing it: README.md',
      });
    }
  });

  it.each([
    [
      { branch: 'taken', start_branch: 'main' },
      /^A branch called 'taken' already exists/,
    ],
    [{ branch: 'x', start_branch: 'none' }, /when you are on a branch/],
    [{ branch: 'x' }, /when you are on a branch/],
    [{ branch: 'x', start_sha: 'main' }, /^Invalid start_sha 'main'/],
    [{ branch: 'x', start_sha: '1'.repeat(40) }, /^Cannot find start_sha/],
    [{ branch: 'a..b', start_branch: 'main' }, /Branch name is invalid/],
    [
      {
        branch: 'main',
        actions: [{ action: 'create', file_path: 'README.md' }],
      },
      /^A file with this name already exists/,
    ],
    [
      { branch: 'main', actions: [{ action: 'delete', file_path: 'none' }] },
      /^A file with this name doesn't exist/,
    ],
    [
      { branch: 'main', actions: [{ action: 'create', file_path: '../x' }] },
      /^invalid path/,
    ],
  ])('refuses %j and writes nothing', async (body, message) => {
    await commit({ branch: 'taken', start_branch: 'main' });
    const before = (await as('get', '/repository/branches')).body;
    const answer = await commit(body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(message);
    expect((await as('get', '/repository/branches')).body).toEqual(before);
  });

  it.each([
    [{}, 'branch is missing'],
    [
      { branch: 'x', start_branch: 'main', start_sha: '1' },
      'start_branch, start_sha are mutually exclusive',
    ],
    [
      { branch: 'x', actions: [{ action: 'eat', file_path: 'a' }] },
      'actions[0][action] does not have a valid value',
    ],
    [
      { branch: 'x', actions: [{ action: 'update', file_path: 'a' }] },
      'actions[0][content] is missing',
    ],
  ])('says what is wrong with the parameters %j', async (body, error) => {
    const answer = await commit(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error });
  });

  it('overwrites a branch when it is told to', async () => {
    await commit({ branch: 'x', start_branch: 'main' });
    const forced = await commit({
      branch: 'x',
      start_branch: 'main',
      force: true,
      actions: [{ action: 'create', file_path: 'other.txt', content: '' }],
    });
    expect(forced.status).toBe(201);
    expect(forced.body.parent_ids).toEqual([await head()]);
  });
});
