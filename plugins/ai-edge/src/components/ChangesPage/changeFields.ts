import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Names that the list of changes filters by. */
export const changeFields = [
  'state',
  'what',
  'model',
  'repository',
  'checks',
  'author',
] as const;

/** One of {@link changeFields}. */
export type ChangeField = (typeof changeFields)[number];

/** What stands for a change that the portal did not open, and whose kind nobody says. */
export const OTHER = 'other';

/** The models that it is about: those that its files change, or the one that it names while that is not computed. */
export function modelsOf({ impact, model }: Proposal): string[] {
  if (impact && impact.models.length > 0) return impact.models;
  return model ? [model] : [];
}

/** The values of a change by field. What was not read has none. */
export function changeValues(change: Proposal, field: ChangeField): string[] {
  switch (field) {
    case 'state':
      return [change.state];
    case 'what':
      return [change.intent ?? OTHER];
    case 'model':
      return modelsOf(change);
    case 'repository':
      return [change.gitops];
    case 'checks':
      return change.checks ? [change.checks.state] : [];
    default:
      return change.author ? [change.author] : [];
  }
}
