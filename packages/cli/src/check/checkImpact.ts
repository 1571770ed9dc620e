import {
  changedLines,
  impactText,
  treeImpact,
  type Layout,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { CheckedImpact } from './CheckReport';

/**
 * What the step from one tree to the other does. No hub is asked: sites that a placement chooses are not counted but
 * named as such. A tree that its layout cannot read has no known impact; why is a finding as well.
 */
export function checkImpact(
  layout: Layout,
  before: Tree,
  after: Tree,
): CheckedImpact {
  const changed = changedLines(before, after);
  try {
    const reach = treeImpact(layout, before, after);
    return { ...changed, text: impactText(changed.lines, reach), reach };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...changed, unknown: error.message };
  }
}
