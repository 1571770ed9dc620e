import { toError } from '@backstage/errors';
import type { LintFinding } from '../types';
import { lintFinding } from './lintFinding';

/**
 * What a rule finds; a tree that it cannot read is a finding too, on the file that the error names. A linter that gave
 * up on the first broken file would hide all others.
 *
 * @internal
 */
export function guarded(
  path: string,
  rule: () => LintFinding[],
): LintFinding[] {
  try {
    return rule();
  } catch (error) {
    const { message } = toError(error);
    const named = /^([^\s:]+\/[^\s:]+): /.exec(message)?.[1];
    return [
      lintFinding({
        rule: 'unreadable',
        state: 'fail',
        path: named ?? path,
        about: message,
        title: 'The layout cannot read this',
        detail: message,
        remedy: 'Correct the file; nothing that depends on it was checked.',
      }),
    ];
  }
}
