import type { KubeCondition } from '../../hubs';

/** Joins what is there of a reason. */
export function sentence(...parts: (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(': ') || undefined;
}

/** A condition by its type. */
export function conditionOf(
  conditions: KubeCondition[] | undefined,
  type: string,
): KubeCondition | undefined {
  return (conditions ?? []).find(one => one.type === type);
}

/**
 * What a `False` condition says is wrong. Aggregates repeat their parts, so `causes` names the parts first, the most
 * telling one before the others; one with a message goes before one with only a reason.
 */
export function falseCondition(
  conditions: KubeCondition[] | undefined,
  causes: string[],
): KubeCondition | undefined {
  const rank = ({ type, message }: KubeCondition) => {
    const index = causes.indexOf(type);
    return (index < 0 ? causes.length : index) + (message ? 0 : 100);
  };
  return (conditions ?? [])
    .filter(({ type, status }) => status === 'False' && type !== 'Stopped')
    .sort((a, b) => rank(a) - rank(b))[0];
}

/** {@link falseCondition} as a sentence: the part, and its message or reason. */
export function whatIsWrong(
  conditions: KubeCondition[] | undefined,
  causes: string[],
): string | undefined {
  const part = falseCondition(conditions, causes);
  return part && sentence(part.type, part.message || part.reason);
}
