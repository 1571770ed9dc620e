import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** A commit of the branch, by the time at which the branch came to it. */
export interface DesiredCommit {
  revision: string;
  at: string;
  /** The pull request that brought it, as far as the commit says. */
  proposal?: { number: number; url: string };
}

/** How what a path built at a commit relates to what it builds now. */
export type Comparison =
  | { is: 'same' }
  /** `changed`: the first commit after it that changed what is built. */
  | { is: 'other'; changed?: DesiredCommit }
  /** `why`: a sentence without its end. */
  | { is: 'unknown'; why: string }
  /** It is being looked up; the repository's state is set again when it is known. */
  | { is: 'pending' };

/** What a repository can say of earlier commits. Asking it never waits. */
export interface DesiredHistory {
  /** The same text as long as building the path reads the same. */
  print(path: string): string;
  compare(path: string, revision: string): Comparison;
  /** What the path served at a commit; `undefined` when that is not known, or not yet. */
  said(
    path: string,
    revision: string,
  ): Pick<Desired, 'version' | 'artifact'> | undefined;
  /** The newest commit that changed what the path builds. */
  changed(path: string): DesiredCommit | undefined;
  /** Value of KServe's annotation `deploymentMode`, as what the path builds spells it. */
  modeOf(path: string): string | undefined;
}
