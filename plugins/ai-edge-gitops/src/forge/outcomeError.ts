import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { forgeConflict, type ForgeConflictCode } from './forgeConflict';

/** What an answer of a forge that is not a success means, whatever the forge's own words for it. */
export type ForgeOutcome =
  | ForgeConflictCode
  | 'refused-input'
  | 'not-allowed'
  | 'bad-credentials'
  | 'not-found'
  | 'archived'
  | 'moved'
  | 'rate-limited'
  | 'unavailable';

/**
 * The error for an outcome. `where` names the repository, `integration` the config key of the account, `said` is the
 * status with what the forge said, already without secrets.
 *
 * @internal
 */
export function outcomeError(
  outcome: ForgeOutcome | undefined,
  options: { where: string; integration: string; said: string; again?: string },
): Error {
  const { where, integration, said, again } = options;
  switch (outcome) {
    case 'branch-exists':
    case 'file-changed':
    case 'pull-request-exists':
    case 'base-moved':
      return forgeConflict(outcome, `${where} answered ${said}`);
    case 'bad-credentials':
      // Not a 401 of ours: the user's own session is fine.
      return new ServiceUnavailableError(
        `${where} does not accept the credentials of ${integration} (${said})`,
      );
    case 'not-allowed':
      return new NotAllowedError(
        `${where} does not allow this to the account of ${integration} (${said})`,
      );
    case 'not-found':
      return new NotFoundError(
        `${where} has no such repository, branch or pull request, or hides it from the account of ${integration} (${said})`,
      );
    case 'archived':
      return new NotAllowedError(`${where} is archived or locked (${said})`);
    case 'refused-input':
      return new InputError(`${where} refused the request (${said})`);
    case 'moved':
      return new ServiceUnavailableError(
        `${where} has moved; correct the url in aiEdge.gitops (${said})`,
      );
    case 'rate-limited':
      return new ServiceUnavailableError(
        `${where} takes no more requests from the account of ${integration} ${
          again ? `until ${again}` : 'for now'
        } (${said})`,
      );
    default:
      return new ServiceUnavailableError(`${where} failed (${said})`);
  }
}
