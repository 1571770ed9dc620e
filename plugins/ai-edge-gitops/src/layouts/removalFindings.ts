import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan, ResolvedIntent } from '../types';

/**
 * Blocks a plan that takes more Applications away than max(5, 2 %) of those that the repository has, unless that is
 * what was asked for: what looks like an edit of one line must not take models off many sites.
 *
 * @param total - Applications of the repository before the change
 * @public
 */
export function removalFindings(
  kind: ResolvedIntent['kind'],
  { applications }: Pick<Plan, 'applications'>,
  total: number,
): Finding[] {
  const most = Math.max(5, Math.floor(total * 0.02));
  if (kind === 'retire' || applications.removed <= most) return [];
  return [
    {
      id: 'too-many-removed',
      state: 'fail',
      title: `This would remove ${applications.removed} of ${total} Applications`,
      detail: `A change of kind ${kind} may remove at most ${most}.`,
      remedy:
        'Retire the model from these sites if that is what is wanted, or choose fewer sites.',
    },
  ];
}
