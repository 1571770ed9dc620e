import type {
  ModelDeployment,
  Standing,
  StandingCode,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeliveryFacts } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredCommit } from './DesiredHistory';
import type { DesiredEntry, FormerLine } from './DesiredIndex';
import type { SiteView } from './mergeDeployment';
import { sentenceTime } from './sentences';

/** Everything that the standing of one deployment is decided from. */
export interface StandingFacts {
  hub: string;
  observed?: {
    state?: ModelDeployment['state'];
    artifact?: ModelDeployment['artifact'];
    version?: string;
    /** The artifact was looked at before the site said that it has synced. */
    outdated?: boolean;
  };
  desired?: DesiredEntry;
  delivery?: DeliveryFacts;
  site?: SiteView;
  /** A repository that is for this hub has been read. */
  gitRead: boolean;
  /** The hub's Argo CD works have been read to their end. */
  deliveryRead: boolean;
  /** Merged so recently that nothing can be said yet. */
  justMerged: boolean;
  /** What Git said of it before its line was removed. */
  former?: FormerLine;
  /** The Application builds a configured repository. */
  isOurs?: boolean;
  /** The verdict so far. */
  before?: Partial<Standing>;
}

/** A verdict; since when it is so is known for some. */
export type Verdict = Omit<Standing, 'since'> & { since?: string };

/** A verdict with what is known beside it. */
export function verdict(
  state: StandingState,
  text: string,
  more: { revision?: string; code?: StandingCode; since?: string } = {},
): Verdict {
  const { revision, code, since } = more;
  return {
    state,
    text,
    ...(revision !== undefined && { revision }),
    ...(code !== undefined && { code }),
    ...(since !== undefined && { since }),
  };
}

function wants({ desired, observed }: StandingFacts): string {
  const wanted = desired?.desired.version ?? desired?.desired.artifact;
  const runs = observed?.version ?? observed?.artifact?.uri;
  if (!wanted || wanted === runs) return '';
  return runs
    ? `: main wants ${wanted}, the site runs ${runs}`
    : `: main wants ${wanted}`;
}

/** The site has not taken up what Git says, since the commit that changed it when that is known. */
export function behind(
  facts: StandingFacts,
  code: StandingCode,
  why: string,
  changed?: DesiredCommit,
): Verdict {
  const since = changed ? ` since ${sentenceTime(changed.at)}` : '';
  return {
    ...verdict('behind', `Behind${since}${wants(facts)} (${why}).`, {
      revision: facts.delivery?.revision,
      code,
      since: changed?.at,
    }),
    ...(changed?.proposal && { proposalUrl: changed.proposal.url }),
  };
}
