import type {
  ModelDeployment,
  Standing,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { isSameRepository } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { DeliveryFacts } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredEntry } from './DesiredIndex';
import type { SiteView } from './mergeDeployment';
import { sentenceTime, shortRevision } from './sentences';

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
}

type Verdict = Omit<Standing, 'since'>;

function verdict(state: StandingState, text: string, revision?: string) {
  return { state, text, ...(revision !== undefined && { revision }) };
}

/** What an Application builds, when that is not what was merged. */
function elsewhere(
  { repoUrl, targetRevision, path }: DeliveryFacts,
  desired: DesiredEntry | undefined,
): string | undefined {
  if (!desired) return undefined;
  const { branch } = desired;
  if (repoUrl && !isSameRepository(repoUrl, desired.repoUrl)) return repoUrl;
  // Without a revision it is the forge's default branch, which is not known here.
  const revision = targetRevision || 'HEAD';
  if (!['HEAD', branch, `refs/heads/${branch}`].includes(revision)) {
    return `revision ${revision}`;
  }
  return path === desired.desired.path ? undefined : path;
}

function unregistered(facts: StandingFacts): Verdict | undefined {
  const { delivery, desired, hub } = facts;
  if (!delivery) {
    if (facts.justMerged && desired?.changedAt) {
      return verdict(
        'behind',
        `${desired.joined ? 'Chosen' : 'Merged'} ${sentenceTime(
          desired.changedAt,
        )}, not on the site yet.`,
      );
    }
    return facts.deliveryRead
      ? verdict(
          'not-registered',
          `Not registered: merged, but no Application on hub ${hub} takes it up.`,
        )
      : verdict(
          'unknown',
          `Not known: the Applications of hub ${hub} have not been read.`,
        );
  }
  const builds = elsewhere(delivery, desired);
  return builds
    ? verdict(
        'not-registered',
        `Not registered: merged, but Application ${delivery.application} builds ${builds}.`,
      )
    : undefined;
}

function wants({ desired, observed }: StandingFacts): string {
  const wanted = desired?.desired.version ?? desired?.desired.artifact;
  const runs = observed?.version ?? observed?.artifact?.uri;
  if (!wanted || wanted === runs) return '';
  return runs
    ? `: main wants ${wanted}, the site runs ${runs}`
    : `: main wants ${wanted}`;
}

function sameArtifact({ desired, observed }: StandingFacts) {
  const wanted = desired?.desired.artifact;
  const runs = observed?.artifact?.derived
    ? undefined
    : observed?.artifact?.uri;
  return wanted === undefined || runs === undefined
    ? undefined
    : wanted === runs;
}

function behind(facts: StandingFacts, why: string): Verdict {
  return verdict(
    'behind',
    `Behind${wants(facts)} (${why}).`,
    facts.delivery?.revision,
  );
}

function compared(facts: StandingFacts, delivery: DeliveryFacts): Verdict {
  const { revision, sync, phase, message } = delivery;
  const equal =
    (revision !== undefined ? facts.desired?.sameAt(revision) : undefined) ??
    sameArtifact(facts);
  const failed = phase === 'Failed' || phase === 'Error';
  if (failed && (sync !== 'Synced' || equal === false)) {
    return behind(facts, `sync failed: ${message ?? 'no message'}`);
  }
  if (delivery.pending) {
    return behind(facts, 'on its way');
  }
  if (!revision) {
    return verdict('unknown', 'Not known: the site has not reported a commit.');
  }
  if (equal === undefined) {
    return verdict(
      'unknown',
      `Not known: the site reports commit ${shortRevision(
        revision,
      )}, which the portal has not read in ${facts.desired?.gitops}.`,
      revision,
    );
  }
  if (!equal) {
    return behind(
      facts,
      delivery.automated === false ? 'sync is manual' : 'on its way',
    );
  }
  if (sync === 'OutOfSync') {
    return phase === 'Running'
      ? behind(facts, 'on its way')
      : verdict(
          'diverged',
          'Diverged: the site differs from Git; changed by hand or by a default of the site.',
          revision,
        );
  }
  if (sameArtifact(facts) === false && facts.observed?.outdated) {
    return behind(facts, 'on its way');
  }
  if (sameArtifact(facts) === false) {
    return verdict(
      'diverged',
      `Diverged: the artifact on the site is ${facts.observed?.artifact?.uri}, in Git ${facts.desired?.desired.artifact}.`,
      revision,
    );
  }
  return sync === 'Synced'
    ? verdict('in-step', 'In step with main.', revision)
    : verdict(
        'unknown',
        'Not known: Argo CD on the site cannot compare.',
        revision,
      );
}

function whenReporting(facts: StandingFacts): Verdict {
  return unregistered(facts) ?? compared(facts, facts.delivery!);
}

/** Why nothing that is known here can be believed to be so now, and since when. */
function silence({
  delivery,
  hub,
  site,
}: StandingFacts): { text: string; since?: string } | undefined {
  if (site && site.availability.state !== 'available') {
    const since = site.availability.since ?? site.lastContact;
    return {
      text: `Not reporting${since ? ` since ${sentenceTime(since)}` : ''}.`,
      since,
    };
  }
  if (site?.silentSince !== undefined) {
    const since = site.silentSince;
    return {
      text: `Not reporting: hub ${hub} has not been heard since ${sentenceTime(
        since,
      )}.`,
      since,
    };
  }
  return delivery?.frozen === undefined
    ? undefined
    : { text: `Not reporting: ${lowered(delivery.frozen)}` };
}

function lowered(sentence: string): string {
  // A name in capitals, such as ACM, stays as it is.
  return /^[A-Z][a-z ]/.test(sentence)
    ? `${sentence.charAt(0).toLocaleLowerCase('en')}${sentence.slice(1)}`
    : sentence;
}

function unmanaged({ delivery, observed }: StandingFacts): Verdict {
  if (observed?.state === 'leaving') {
    return verdict(
      'unmanaged',
      'A leftover: it is not in Git any more, and its delivery was withdrawn.',
    );
  }
  return verdict(
    'unmanaged',
    delivery
      ? `Not in Git: Application ${delivery.application} delivers it from elsewhere, or its line was removed.`
      : 'Not in Git.',
  );
}

/**
 * The relation of what Git wants and what a site runs: the first rule that matches wins. `undefined` when no
 * repository for the hub has been read, so that nothing can be said. `since` is the caller's to keep.
 */
export function decideStanding(facts: StandingFacts): Standing | undefined {
  const { desired, gitRead } = facts;
  if (!desired) return gitRead ? unmanaged(facts) : undefined;
  const silent = silence(facts);
  const reported = whenReporting(facts);
  if (!silent) return reported;
  return {
    ...verdict(
      'not-reporting',
      `${silent.text} Before that: ${lowered(reported.text)}`,
      reported.revision,
    ),
    ...(silent.since !== undefined && { since: silent.since }),
  };
}
