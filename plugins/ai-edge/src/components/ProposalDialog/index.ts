export { ActionsMenu, type ActionsMenuItem } from './ActionsMenu';
export { OpenProposal } from './OpenProposal';
export type { ProposalSubject } from './proposalWish';
export { useProposalUrl } from './useProposalUrl';
