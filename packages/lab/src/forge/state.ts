import type { CheckState } from './checks/CheckState';

/** What the forge keeps of a repository besides Git. Times are ISO 8601. */
export interface ForgeState {
  /** URL that the repository was last served from; seeded files hold it. */
  url: string;
  layout?: string;
  nextNumber: number;
  pulls: PullState[];
  labels: LabelState[];
  comments: CommentState[];
  hooks: HookState[];
  /** What CIs said of commits; absent in what earlier versions wrote. */
  checks?: CheckState[];
  /** Commits that the forge made and vouches for. */
  verified?: string[];
}

export interface PullState {
  number: number;
  title: string;
  body: string;
  author: string;
  head: string;
  base: string;
  labels: number[];
  /** Accounts that were asked for a review; absent in what earlier versions wrote. */
  reviewers?: string[];
  /** Teams that were asked for one, by slug. */
  teams?: string[];
  draft?: boolean;
  state: 'open' | 'closed';
  createdAt: string;
  updatedAt: string;
  closedAt?: string;
  /** Head commit when it was last seen; the branch may be gone since. */
  headSha: string;
  /** Base commit it was cut from, kept once merged so that the diff stays what it was. */
  mergeBase: string;
  merged?: { at: string; by: string; sha: string };
}

export interface LabelState {
  id: number;
  name: string;
  color: string;
  description: string;
}

export interface CommentState {
  id: number;
  issue: number;
  author: string;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export interface HookState {
  id: number;
  /** Whose payloads, headers and signature it sends; Gitea's when absent. */
  dialect?: 'gitea' | 'github' | 'gitlab';
  url: string;
  secret: string;
  events: string[];
  active: boolean;
  createdAt: string;
}

export const emptyState = (url: string, layout?: string): ForgeState => ({
  url,
  layout,
  nextNumber: 1,
  pulls: [],
  labels: [],
  comments: [],
  hooks: [],
});
