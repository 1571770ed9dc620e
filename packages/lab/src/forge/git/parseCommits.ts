import type { Commit } from './types';

/** Format of `git log -z` that {@link parseCommits} reads. */
export const COMMIT_FORMAT =
  '%H%x01%T%x01%P%x01%an%x01%ae%x01%aI%x01%cn%x01%ce%x01%cI%x01%B';

export function parseCommits(text: string): Commit[] {
  return text
    .split('\0')
    .filter(Boolean)
    .map(record => {
      const [sha, tree, parents, an, ae, ad, cn, ce, cd, ...message] =
        record.split('\x01');
      return {
        sha,
        tree,
        parents: parents.split(' ').filter(Boolean),
        author: { name: an, email: ae, date: ad },
        committer: { name: cn, email: ce, date: cd },
        message: message.join('\x01'),
      };
    });
}
