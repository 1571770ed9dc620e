import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { samePrint } from './samePrint';

function holds(one: object, other: object): boolean {
  for (const field of Object.keys(one)) {
    const value = one[field as never] as unknown;
    const against = other[field as never] as unknown;
    if (value !== against) {
      if (typeof value !== 'object' || !samePrint(value, against)) return false;
    }
  }
  return true;
}

/**
 * Whether two lines say the same. Every push compares all lines of a repository: their fields are mostly texts, which
 * need no more than a look.
 */
export function sameDesired(one: Desired, other: Desired): boolean {
  return holds(one, other) && holds(other, one);
}
