import { InputError } from '@backstage/errors';
import type { Manifest } from '../../kustomize/patches';
import type { Assignment, InventorySite, LabelExpression } from '../../types';
import { asList, asMap, asText, asTexts, dig } from '../../yaml/narrow';

export type Selector = NonNullable<Assignment['selector']>;

/** The built-in set that every cluster is in. */
const GLOBAL_SET = 'global';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

function toExpression(where: string, value: unknown): LabelExpression {
  const { key, operator, values } = asMap(value);
  const known = OPERATORS.find(name => name === operator);
  if (!known || typeof key !== 'string') {
    throw new InputError(
      `${where}: its Placement has a matchExpressions entry without a key or with an unknown operator`,
    );
  }
  return {
    key,
    operator: known,
    values: asList(values).map(item => asText(item) ?? ''),
  };
}

/**
 * What a Placement asks for, one selector a predicate: predicates are ORed. Throws an `InputError` for what the
 * inventory cannot answer.
 *
 * @internal
 */
export function selectorsOf(where: string, placement: Manifest): Selector[] {
  const spec = asMap(placement.spec);
  const clusterSets = asList(spec.clusterSets).map(set => asText(set) ?? '');
  if (spec.numberOfClusters !== undefined) {
    throw new InputError(
      `${where}: its Placement has numberOfClusters, so only the hub knows which sites it chooses`,
    );
  }
  const predicates = asList(spec.predicates);
  if (predicates.length === 0) return [{ clusterSets, labels: {} }];
  return predicates.map(predicate => {
    const selector = asMap(dig(predicate, 'requiredClusterSelector'));
    if (selector.claimSelector || selector.celSelector) {
      throw new InputError(
        `${where}: its Placement selects by claims or CEL, so only the hub knows which sites it chooses`,
      );
    }
    const { matchLabels, matchExpressions } = asMap(selector.labelSelector);
    const expressions = asList(matchExpressions).map(expression =>
      toExpression(where, expression),
    );
    return {
      clusterSets,
      labels: asTexts(matchLabels),
      ...(expressions.length > 0 && { expressions }),
    };
  });
}

function meets(
  labels: Record<string, string>,
  { key, operator, values }: LabelExpression,
): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}

/**
 * Whether a placement's selector chooses a site.
 *
 * @internal
 */
export function isSelected(
  { clusterSet, labels }: InventorySite,
  selector: Selector,
): boolean {
  const inSet =
    selector.clusterSets.length === 0 ||
    selector.clusterSets.includes(GLOBAL_SET) ||
    (clusterSet !== undefined && selector.clusterSets.includes(clusterSet));
  return (
    inSet &&
    Object.entries(selector.labels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    (selector.expressions ?? []).every(expression => meets(labels, expression))
  );
}
