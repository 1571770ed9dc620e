import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../types';

/**
 * Whether somebody applies what is registered: each hub has one root Application in `bootstrap/<hub>` that an admin
 * applies once. No plan writes there.
 *
 * @internal
 */
export function registrationFindings(tree: Tree, hubs: string[]): Finding[] {
  return [...new Set(hubs)].sort().map(hub => {
    const dir = `bootstrap/${hub}`;
    if (tree.paths(`${dir}/`).length > 0) {
      return {
        id: `registration-${hub}`,
        state: 'ok' as const,
        title: `Hub ${hub} picks the registration up after the merge`,
        detail: `The root Application in ${dir} applies it, if an admin of the hub has applied that once.`,
      };
    }
    return {
      id: `registration-${hub}`,
      state: 'warn' as const,
      title: `Registration takes effect when ${dir} is applied`,
      detail: `The repository has no ${dir}, so nothing on hub ${hub} applies what this change registers.`,
      remedy: `Add a root Application as ${dir} and have an admin of the hub apply it once; until then apply the registration by hand.`,
    };
  });
}
