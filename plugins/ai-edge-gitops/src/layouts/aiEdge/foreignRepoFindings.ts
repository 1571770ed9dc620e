import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PlanContext } from '../../types';
import { isSameRepository } from '../sameRepository';
import type { Registration } from './readRegistrations';

/**
 * Warns when an app's ApplicationSet reads another repository or branch than the one that the change goes to.
 *
 * @internal
 */
export function foreignRepoFindings(
  { overlay, repoUrl: url = '', branch: revision = '' }: Registration,
  { repoUrl, branch }: PlanContext,
): Finding[] {
  if (isSameRepository(url, repoUrl) && revision === branch) return [];
  return [
    {
      id: 'foreign-repo',
      state: 'warn',
      title: 'Sites read another repository',
      detail: `The ApplicationSet of ${overlay} points to ${url} at ${revision}, not to ${repoUrl} at ${branch}.`,
      remedy: 'Correct repoURL and targetRevision of the ApplicationSet.',
    },
  ];
}
