import { InputError } from '@backstage/errors';
import type { z } from 'zod/v3';
import { plainMessages } from './plainMessages';

function field(path: (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') {
      return `${text}[${part}]`;
    }
    return text ? `${text}.${part}` : part;
  }, '');
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What each member of a union would take. */
function forms({ unionErrors }: z.ZodInvalidUnionIssue): string[] {
  const expected = unionErrors
    .flatMap(({ issues }) => issues)
    .map(issue =>
      issue.code === 'invalid_type'
        ? withArticle(issue.expected)
        : 'another form',
    );
  return [...new Set(expected)];
}

function sentence(issue: z.ZodIssue, root: string): string {
  const name = field(issue.path) || root;
  switch (issue.code) {
    case 'invalid_type':
      return issue.received === 'undefined'
        ? `${name}: is required`
        : `${name}: must be ${withArticle(issue.expected)}, not ${
            issue.received
          }`;
    case 'invalid_union':
      return `${name}: must be ${forms(issue).join(' or ')}`;
    case 'unrecognized_keys':
      return `${name}: has no ${issue.keys.map(key => `"${key}"`).join(', ')}`;
    case 'invalid_union_discriminator':
      return `${name}: must be one of ${issue.options.join(', ')}`;
    default:
      return `${name}: ${
        issue.message.charAt(0).toLocaleLowerCase('en') + issue.message.slice(1)
      }`;
  }
}

/**
 * Parses a value from outside with one of this package's schemas. Throws an `InputError` whose message is one
 * `<field>: <rule>` sentence for each thing that is wrong.
 *
 * @param root - what to call the value itself when the whole of it is wrong
 * @public
 */
export function parseInput<T extends z.ZodTypeAny>(
  schema: T,
  value: unknown,
  root = 'body',
): z.output<T> {
  const result = schema.safeParse(value, { errorMap: plainMessages });
  if (result.success) {
    return result.data;
  }
  throw new InputError(
    result.error.issues.map(issue => sentence(issue, root)).join('; '),
  );
}
