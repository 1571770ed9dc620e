import {
  lintTree,
  type Layout,
  type LintContext,
  type LintFinding,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { CheckedFinding } from './CheckReport';

/** What makes a finding the same one before and after: a line moves when one is put in front of it. */
function sameness({ rule, path, title, detail }: LintFinding): string {
  return JSON.stringify([rule, path, title, detail]);
}

/** The findings of a tree, and which of them the tree before the change had too. */
export function checkFindings(
  layout: Layout,
  before: Tree | undefined,
  after: Tree,
  context: LintContext,
): CheckedFinding[] {
  const old = new Set(
    before ? lintTree(layout, before, context).map(sameness) : [],
  );
  return lintTree(layout, after, { ...context, before }).map(finding => ({
    ...finding,
    isOld: old.has(sameness(finding)),
  }));
}
