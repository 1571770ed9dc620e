import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Preview,
  Proposal,
  ProposalDetail,
  ProposeResult,
  SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Request } from 'express';

/** On whose behalf, and for which request (for the audit). */
export interface ProposalsContext {
  credentials: BackstageCredentials;
  request?: Request;
}

/** Gives what came from outside. Called after the permission and before anything else. */
export type ReadInput = () => unknown;

/** Proposals with the state of the forges that they were read from. */
export interface ProposalList {
  items: Proposal[];
  asOf: string;
  sources: SourceStatus[];
}

/**
 * From an intent to a pull request. Every method asks for the permission before anything else, then reads and parses
 * its input: routes, actions and others pass on what they got. Nothing is written when anything is refused.
 */
export interface Proposals {
  /**
   * What an intent would change, planned now against the head of its repository's branch.
   *
   * @param read - gives `{ intent }`
   */
  preview(read: ReadInput, context: ProposalsContext): Promise<Preview>;
  /**
   * Opens the pull request, or finds the open one for the same wish. Throws a `ConflictError` whose message starts
   * with `inventory-moved:` or `intent-changed:` when the preview that was looked at is not what would happen.
   *
   * @param read - gives a `ProposeRequest`
   */
  propose(read: ReadInput, context: ProposalsContext): Promise<ProposeResult>;
  /**
   * What is and was proposed, newest first.
   *
   * @param read - gives `{ state?, gitops?, model?, site? }`; the last two find what the files of a proposal change, as
   * far as that is known
   */
  list(read: ReadInput, context: ProposalsContext): Promise<ProposalList>;
  /**
   * One of them with its files, the sites that it reaches and how they stand. Rejects with a `NotFoundError` when there
   * is none of that number.
   */
  get(
    read: () => { gitops: string; number: string },
    context: ProposalsContext,
  ): Promise<ProposalDetail>;
}
