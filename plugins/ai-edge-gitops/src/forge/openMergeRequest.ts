import { toError } from '@backstage/errors';
import type { ProposeOptions } from '../types';
import type { GitlabProject } from './GitlabProject';
import { mergeRequestSchema, type MergeRequest } from './gitlabSchemas';
import { parseAnswer } from './parseAnswer';
import { withoutGitlabBranch } from './withoutGitlabBranch';

/** What GitLab takes: `Issuable::TITLE_LENGTH_MAX` and `DESCRIPTION_LENGTH_MAX`. */
const MAX_TITLE = 255;
const MAX_DESCRIPTION = 1_048_576;

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most
    ? `${characters.slice(0, most - 1).join('')}…`
    : text;
}

/** A line that starts with `/` would be a command to GitLab, carried out with the rights of the token. */
function withoutCommands(body: string): string {
  return body.replace(/^(\s*)\/(?=[a-z])/gim, '$1\\/');
}

/**
 * Opens the merge request of a branch. One that is refused for good takes its branch with it; after a timeout it may
 * be there, so the branch stays.
 *
 * @internal
 */
export async function openMergeRequest(
  project: GitlabProject,
  { base, branch, title, body, draft, labels = [] }: ProposeOptions,
  reviewerIds: number[],
): Promise<MergeRequest> {
  const { client, path, where } = project;
  try {
    const answer = await client.ask('mergeRequest', api =>
      api.mergeRequests.create(
        path,
        branch,
        base.branch,
        cut(draft ? `Draft: ${title}` : title, MAX_TITLE),
        {
          description: cut(withoutCommands(body), MAX_DESCRIPTION),
          ...(reviewerIds.length > 0 && { reviewerIds }),
          // GitLab makes those that the project does not have.
          ...(labels.length > 0 && { labels: labels.join(',') }),
        },
      ),
    );
    return parseAnswer(mergeRequestSchema, answer, where);
  } catch (error) {
    const { name } = toError(error);
    if (name === 'ConflictError' || name === 'ServiceUnavailableError') {
      throw error;
    }
    return withoutGitlabBranch(project, branch, error);
  }
}
