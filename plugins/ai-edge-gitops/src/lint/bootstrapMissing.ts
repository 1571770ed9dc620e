import type { LintFinding, Tree } from '../types';
import { lintFinding } from './lintFinding';

/**
 * `bootstrap-missing`: nothing on a hub applies what the repository registers there.
 *
 * @param hubs - Hubs that the repository names; without any, some hub needs a root Application
 * @internal
 */
export function bootstrapMissing(tree: Tree, hubs: string[]): LintFinding[] {
  const wanted = hubs.length > 0 ? [...new Set(hubs)].sort() : [undefined];
  return wanted.flatMap(hub => {
    const path = hub === undefined ? 'bootstrap' : `bootstrap/${hub}`;
    if (tree.paths(`${path}/`).length > 0) return [];
    return [
      lintFinding({
        rule: 'bootstrap-missing',
        state: 'warn',
        path,
        title:
          hub === undefined
            ? 'Nothing applies the registration'
            : `Nothing on hub ${hub} applies the registration`,
        detail: `There is no ${path}, so what is registered here takes effect only when somebody applies it by hand.`,
        remedy: `Add a root Application as ${
          hub === undefined ? 'bootstrap/<hub>' : path
        } and have an admin of the hub apply it once.`,
      }),
    ];
  });
}
