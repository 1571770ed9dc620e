import type { Assignment, Desired, InventorySite } from '../../types';
import { siteKey } from '../checkSites';
import { isSelected } from './selectors';

/**
 * The assignments of placements for each site that they choose. Predicates that choose the same site give one.
 *
 * @internal
 */
export function resolveAssignments(
  assignments: Assignment[],
  inventory: InventorySite[],
): Desired[] {
  const desired = new Map<string, Desired>();
  for (const { site: named, selector, ...rest } of assignments) {
    if (named !== undefined) {
      desired.set(`${rest.hub}/${named}/${rest.path}`, {
        ...rest,
        site: named,
      });
    }
    for (const site of selector ? inventory : []) {
      if (rest.hub !== '*' && rest.hub !== site.hub) continue;
      if (!isSelected(site, selector!)) continue;
      desired.set(`${siteKey(site)}/${rest.path}`, {
        ...rest,
        hub: site.hub,
        site: site.name,
      });
    }
  }
  return [...desired.values()];
}
