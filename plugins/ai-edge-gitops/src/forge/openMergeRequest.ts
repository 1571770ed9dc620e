import { ForwardedError, toError } from '@backstage/errors';
import type { ProposeOptions } from '../types';
import type { GitlabProject } from './GitlabProject';
import { mergeRequestSchema, type MergeRequest } from './gitlabSchemas';
import { parseAnswer } from './parseAnswer';

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
  { client, path, where }: GitlabProject,
  { base, branch, title, body, draft }: ProposeOptions,
  reviewerIds: number[],
): Promise<MergeRequest> {
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
        },
      ),
    );
    return parseAnswer(mergeRequestSchema, answer, where);
  } catch (error) {
    const { name, message } = toError(error);
    if (name === 'ConflictError' || name === 'ServiceUnavailableError') {
      throw error;
    }
    try {
      await client.ask('read', api => api.branches.remove(path, branch));
    } catch (left) {
      throw new ForwardedError(
        `${message}; its branch ${branch} is left (${toError(left).message})`,
        error,
      );
    }
    throw error;
  }
}
