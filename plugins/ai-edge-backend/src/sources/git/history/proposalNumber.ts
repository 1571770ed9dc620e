import type { BranchCommit } from './readBranchLog';

const SUBJECTS = [
  // GitHub, and Gitea with a title in quotes.
  /^Merge pull request (?:'.*' )?\(?#(\d+)\)?/,
  // A squash on any of them ends with its number.
  /\(#(\d+)\)$/,
];
const BODIES = [
  // GitLab, in the merge commit or, as configured, in a squash.
  /^See merge request (?:\S*)!(\d+)$/m,
  // Gitea's trailer.
  /^Reviewed-on: \S+\/pulls\/(\d+)$/m,
];

/** Number of the pull request that brought a commit to the branch, when the forge wrote it into the message. */
export function proposalNumber({
  subject,
  body,
}: Pick<BranchCommit, 'subject' | 'body'>): number | undefined {
  const match =
    SUBJECTS.map(pattern => pattern.exec(subject)).find(Boolean) ??
    BODIES.map(pattern => pattern.exec(body)).find(Boolean);
  const number = match ? Number(match[1]) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}
