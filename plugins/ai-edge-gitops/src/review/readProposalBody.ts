import { parseMachineBlock, type ProposalBodyData } from './machineBlock';

/**
 * Reverses {@link proposalBody}: what the body says to machines, `undefined` when it says nothing or nonsense.
 * Believe nothing of it that matters without checking the diff.
 *
 * @public
 */
export function readProposalBody(body: string): ProposalBodyData | undefined {
  return parseMachineBlock(body);
}
