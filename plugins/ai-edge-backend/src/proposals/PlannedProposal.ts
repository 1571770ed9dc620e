import type {
  Finding,
  Intent,
  SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { GitRepository } from '../sources/git/GitRepositories';

/** An intent with everything that follows from it, at one commit and for one list of sites. */
export interface PlannedProposal {
  repository: GitRepository;
  intent: Intent;
  /** Identity of the proposal. */
  hash: string;
  plan: Plan;
  /** The resolved selection; the sites that the change reaches for an intent without one. Sorted. */
  sites: SiteRef[];
  sitesSha256: string;
  /** Of the plan and of the selection. */
  findings: Finding[];
  base: { branch: string; revision: string };
  asOf: string;
}
