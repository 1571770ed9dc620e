import { readForgeEvent } from './readForgeEvent';

const repository = { full_name: 'edge/models' };
const project = { path_with_namespace: 'edge/group/models' };

describe('readForgeEvent', () => {
  it.each([
    ['push', { ref: 'refs/heads/main' }, { branch: 'main' }],
    ['push', { ref: 'refs/heads/a/b' }, { branch: 'a/b' }],
    ['push', { ref: 'refs/tags/v1' }, {}],
    ['pull_request', { pull_request: { number: 7 } }, { number: 7 }],
    ['pull_request_review', { pull_request: { number: 7 } }, { number: 7 }],
    ['status', { sha: 'c0ffee' }, { revision: 'c0ffee' }],
    ['check_run', { check_run: { head_sha: 'f00d' } }, { revision: 'f00d' }],
    [
      'check_suite',
      { check_suite: { head_sha: 'f00d' } },
      { revision: 'f00d' },
    ],
  ])('reads %s of Gitea and GitHub: %j', (event, payload, news) => {
    for (const topic of ['gitea', 'github']) {
      expect(
        readForgeEvent({
          topic,
          eventPayload: { repository, ...payload },
          metadata: { [`x-${topic}-event`]: event },
        }),
      ).toEqual({ repository: 'edge/models', ...news });
    }
  });

  it.each([
    [{ object_kind: 'push', ref: 'refs/heads/main' }, { branch: 'main' }],
    [
      { object_kind: 'merge_request', object_attributes: { iid: 7 } },
      { number: 7 },
    ],
    [
      {
        object_kind: 'pipeline',
        object_attributes: { sha: 'c0ffee' },
        merge_request: { iid: 7 },
      },
      { revision: 'c0ffee', checksOf: 7 },
    ],
    [
      { object_kind: 'pipeline', object_attributes: { sha: 'c0ffee' } },
      { revision: 'c0ffee' },
    ],
  ])('reads GitLab: %j', (payload, news) => {
    expect(
      readForgeEvent({
        topic: 'gitlab',
        eventPayload: { project, ...payload },
        // As a hook of the whole server says it.
        metadata: { 'x-gitlab-event': 'System Hook' },
      }),
    ).toEqual({ repository: 'edge/group/models', ...news });
  });

  it.each<[string, string, unknown]>([
    ['github', 'issues', { repository, issue: { number: 1 } }],
    ['github', 'ping', { zen: 'Keep it simple', repository }],
    ['gitea', 'pull_request', { repository }],
    ['gitea', 'push', undefined],
    ['gitea', 'push', { repository: { full_name: 5 } }],
    ['gitlab', 'Note Hook', { object_kind: 'note', project }],
    ['gitlab', 'Push Hook', 'text'],
  ])('makes nothing of %s %s %j', (topic, event, eventPayload) => {
    expect(
      readForgeEvent({
        topic,
        eventPayload,
        metadata: { [`x-${topic}-event`]: event },
      }),
    ).toBeUndefined();
  });
});
