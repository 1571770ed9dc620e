import type { z } from 'zod/v3';

type Limit = z.ZodTooSmallIssue | z.ZodTooBigIssue;

function bound(issue: Limit): { limit: string; words: string; size: string } {
  const isLower = issue.code === 'too_small';
  const size = String(isLower ? issue.minimum : issue.maximum);
  const limit = isLower ? 'at least' : 'at most';
  const strict = isLower ? 'more than' : 'less than';
  if (issue.exact) return { limit: 'exactly', words: 'exactly', size };
  return { limit, words: issue.inclusive ? limit : strict, size };
}

function limitRule(issue: Limit): string {
  const { limit, words, size } = bound(issue);
  switch (issue.type) {
    case 'string':
      if (issue.code === 'too_small' && size === '1')
        return 'must not be empty';
      return `must be ${limit} ${size} ${
        size === '1' ? 'character' : 'characters'
      } long`;
    case 'array':
    case 'set':
      return `must hold ${words} ${size} ${size === '1' ? 'item' : 'items'}`;
    default:
      return `must be ${words} ${size}`;
  }
}

function rule(issue: z.ZodIssueOptionalMessage): string | undefined {
  switch (issue.code) {
    case 'too_small':
    case 'too_big':
      return limitRule(issue as Limit);
    case 'invalid_enum_value':
      return `must be one of ${issue.options.join(', ')}`;
    case 'invalid_literal':
      return `must be ${JSON.stringify(issue.expected)}`;
    case 'not_finite':
      return 'must be a finite number';
    default:
      return undefined;
  }
}

/** Says plainly what a schema has no own message for. */
export const plainMessages: z.ZodErrorMap = (issue, { defaultError }) => ({
  message: rule(issue) ?? defaultError,
});
