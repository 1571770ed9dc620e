import { GitlabForge } from './GitlabForge';

const REQUEST = {
  iid: 7,
  web_url: 'https://gitlab.example.com/acme/models/-/merge_requests/7',
  title: 'Deploy bike',
  state: 'opened',
  source_branch: 'bike',
  target_branch: 'main',
  created_at: '2026-01-01T00:00:00.000Z',
  sha: 'c0ffee',
};

const job = (name: string, status: string, allow_failure = false) => ({
  name,
  status,
  allow_failure,
});

function standing(request: object, jobs: object[] = []) {
  const asked: string[] = [];
  const forge = GitlabForge.create({
    url: 'https://gitlab.example.com/acme/models',
    fetch: async input => {
      const { pathname } = new URL(new Request(input).url);
      asked.push(pathname);
      return Response.json(
        pathname.endsWith('/statuses') ? jobs : { ...REQUEST, ...request },
      );
    },
  });
  return forge.standing(7).then(found => ({ ...found, asked }));
}

describe('standing of GitLab', () => {
  it.each([
    ['mergeable', false, true],
    ['draft_status', false, true],
    ['ci_must_pass', false, true],
    ['not_approved', true, false],
    ['conflict', true, false],
    ['need_rebase', false, false],
    ['checking', false, undefined],
    ['unchecked', false, undefined],
  ])(
    'takes %s, conflicts %s, for mergeable %s',
    async (status, conflicts, mergeable) => {
      const found = await standing({
        detailed_merge_status: status,
        has_conflicts: conflicts,
      });
      expect(found.mergeable).toBe(mergeable);
    },
  );

  it('asks for the jobs of the commit that the pipeline runs on', async () => {
    const { asked, headRevision } = await standing({
      head_pipeline: { sha: 'f00d' },
    });
    expect(headRevision).toBe('c0ffee');
    expect(asked[1]).toContain('/commits/f00d/statuses');
  });

  it('holds against nobody what may fail', async () => {
    const { checks } = await standing({}, [
      job('build', 'success'),
      job('lint', 'failed', true),
      job('docs', 'skipped'),
      job('deploy', 'manual', true),
    ]);
    expect(checks).toEqual({
      state: 'passed',
      passed: 4,
      total: 4,
      failed: [],
    });
    const waiting = await standing({}, [job('approve', 'manual')]);
    expect(waiting.checks.state).toBe('pending');
    const canceled = await standing({}, [job('build', 'canceled')]);
    expect(canceled.checks.failed).toEqual(['build']);
  });
});
