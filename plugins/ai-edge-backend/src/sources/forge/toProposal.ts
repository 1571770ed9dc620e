import {
  intentModel,
  type Proposal,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  parseBranchName,
  readProposalBody,
  type PullRequest,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';

/** A pull request as the API shows it. What the portal meant by it is known by its branch or its body. */
export function toProposal(gitops: string, pull: PullRequest): Proposal {
  const branch = parseBranchName(pull.branch);
  const said = readProposalBody(pull.body)?.intent;
  const intent = branch?.kind ?? said?.kind;
  const model = branch?.model ?? (said && intentModel(said)?.name);
  return {
    gitops,
    number: pull.number,
    url: pull.url,
    title: pull.title,
    state: pull.state,
    branch: pull.branch,
    createdAt: pull.createdAt,
    ...(pull.updatedAt && { updatedAt: pull.updatedAt }),
    ...(pull.endedAt && { endedAt: pull.endedAt }),
    ...(pull.author && { author: pull.author }),
    ...(pull.draft !== undefined && { draft: pull.draft }),
    ...(intent && { intent }),
    ...(model && { model }),
  };
}
