import { InputError } from '@backstage/errors';
import type { PlanContext, Tree } from '../../types';
import { someOf } from '../checkSites';
import { readRegistrations, toAssignments } from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';

/**
 * Throws an `InputError` when the placement, as it would be, chooses other sites than the wanted ones: a name that
 * sites of two hubs share, or a set that does not hold what the inventory says.
 *
 * @internal
 */
export function checkReach(
  tree: Tree,
  app: string,
  wanted: string[],
  { inventory }: PlanContext,
): void {
  const assignments = readRegistrations(tree)
    .filter(registration => registration.app.name === app)
    .flatMap(toAssignments);
  const reached = resolveAssignments(assignments, inventory).map(
    ({ hub, site }) => `${hub}/${site}`,
  );
  const want = new Set(wanted);
  const more = reached.filter(key => !want.has(key));
  if (more.length > 0) {
    throw new InputError(
      `sites: a placement for these would also choose ${someOf(
        more,
      )}; choose them too, or use one repository a hub`,
    );
  }
  const got = new Set(reached);
  const fewer = [...want].filter(key => !got.has(key));
  if (fewer.length > 0) {
    throw new InputError(
      `sites: no placement of this layout can choose ${someOf(fewer)}`,
    );
  }
}
