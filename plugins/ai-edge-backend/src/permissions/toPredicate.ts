import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { ResourcePredicate } from './resourceRefs';

/** One predicate of nested criteria: parameters were validated once, a row costs function calls only. */
export function toPredicate<TResource>(
  criteria: PermissionCriteria<ResourcePredicate<TResource>>,
): ResourcePredicate<TResource> {
  if (isAndCriteria(criteria)) {
    const all = criteria.allOf.map(toPredicate);
    return resource => all.every(predicate => predicate(resource));
  }
  if (isOrCriteria(criteria)) {
    const any = criteria.anyOf.map(toPredicate);
    return resource => any.some(predicate => predicate(resource));
  }
  if (isNotCriteria(criteria)) {
    const not = toPredicate(criteria.not);
    return resource => !not(resource);
  }
  return criteria;
}
