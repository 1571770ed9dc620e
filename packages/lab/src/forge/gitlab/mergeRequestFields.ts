import type { ForgeRepository } from '../ForgeRepository';
import { forgeUsers } from '../users';
import { GitlabError } from './GitlabError';

/** What both creating and updating a merge request take. */
export interface MergeRequestFields {
  title?: string;
  description?: string;
  labels?: string | string[];
  reviewer_ids?: number[];
}

/** GitLab's own limits: `Issuable::TITLE_LENGTH_MAX` and `DESCRIPTION_LENGTH_MAX`. */
export function checkTexts({ title, description }: MergeRequestFields): void {
  const tooLong = (count: number) => [
    `is too long (maximum is ${count} characters)`,
  ];
  if (title !== undefined && [...title].length > 255) {
    throw new GitlabError(400, { title: tooLong(255) });
  }
  if (description !== undefined && [...description].length > 1_048_576) {
    throw new GitlabError(400, { description: tooLong(1_048_576) });
  }
}

/** Accounts by id; GitLab drops those that it does not know, without a word. */
export function reviewersOf(ids: unknown[]): string[] {
  return forgeUsers
    .filter(({ id }) => ids.map(Number).includes(id))
    .map(({ login }) => login);
}

/** Ids of labels, which are made when they are not there. */
export function labelsOf(
  { state }: ForgeRepository,
  labels: string | string[],
): number[] {
  const names = (Array.isArray(labels) ? labels : labels.split(','))
    .map(name => name.trim())
    .filter(Boolean);
  return [...new Set(names)].map(name => {
    const known = state.labels.find(label => label.name === name);
    if (known) return known.id;
    const id = Math.max(0, ...state.labels.map(label => label.id)) + 1;
    state.labels.push({ id, name, color: '428bca', description: '' });
    return id;
  });
}
