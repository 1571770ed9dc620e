import { badRequest } from '../errors';

type Labels = Record<string, string>;
type Test = (labels: Labels) => boolean;

const TERM =
  /\s*(?:(!)\s*([^\s,=!()]+)|([^\s,=!()]+)(?:\s*(==|=|!=)\s*([^\s,()=!]*)|\s+(in|notin)\s*\(([^)]*)\))?)\s*(?:,|$)/y;

/** A predicate for `a=b,c!=d,e in (f,g),h,!i`; 400 when that cannot be read. */
export function parseLabelSelector(selector: string): Test {
  if (!selector.trim()) {
    return () => true;
  }
  const tests: Test[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < selector.length) {
    const match = TERM.exec(selector);
    if (!match) {
      throw badRequest(
        `unable to parse requirement: found "${selector}", expected: a label selector`,
      );
    }
    tests.push(testOf(match));
  }
  return labels => tests.every(test => test(labels));
}

function testOf(match: RegExpExecArray): Test {
  const [, not, absent, key, operator, value, set, members] = match;
  if (not) {
    return labels => labels[absent] === undefined;
  }
  if (operator) {
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  if (set) {
    const values = members.split(',').map(member => member.trim());
    return set === 'in'
      ? labels => labels[key] !== undefined && values.includes(labels[key])
      : labels => labels[key] === undefined || !values.includes(labels[key]);
  }
  return labels => labels[key] !== undefined;
}

/** `metav1.LabelSelector`, as placements and bindings have it. */
export interface LabelSelector {
  matchLabels?: Labels;
  matchExpressions?: {
    key: string;
    operator: string;
    values?: string[];
  }[];
}

/** Whether labels (or claims, which select alike) satisfy the selector; an empty one selects all. */
export function matchesSelector(
  selector: LabelSelector,
  labels: Labels,
): boolean {
  const equal = Object.entries(selector.matchLabels ?? {}).every(
    ([key, value]) => labels[key] === value,
  );
  return (
    equal &&
    (selector.matchExpressions ?? []).every(
      ({ key, operator, values = [] }) => {
        const value = labels[key];
        switch (operator) {
          case 'In':
            return value !== undefined && values.includes(value);
          case 'NotIn':
            return value === undefined || !values.includes(value);
          case 'Exists':
            return value !== undefined;
          case 'DoesNotExist':
            return value === undefined;
          default:
            return false;
        }
      },
    )
  );
}
