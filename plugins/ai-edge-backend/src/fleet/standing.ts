import type { Standing } from '@ai-edge/backstage-plugin-ai-edge-common';
import { isSameRepository } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { DeliveryFacts } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { DesiredEntry } from './DesiredIndex';
import { sentenceTime, shortRevision } from './sentences';
import { compared } from './standingCompared';
import { verdict, type StandingFacts, type Verdict } from './standingFacts';

export type { StandingFacts } from './standingFacts';

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

function notThereYet({ desired }: StandingFacts): Verdict {
  return verdict(
    'behind',
    `${desired!.joined ? 'Chosen' : 'Merged'} ${sentenceTime(
      desired!.changedAt!,
    )}, not on the site yet.`,
    { code: 'delivering' },
  );
}

function unregistered(facts: StandingFacts): Verdict | undefined {
  const { delivery, desired, hub } = facts;
  const isNew = facts.justMerged && desired?.changedAt !== undefined;
  if (!delivery) {
    if (isNew) return notThereYet(facts);
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
  if (!builds) return undefined;
  // The Application follows a moved line when its generator looks again.
  return isNew && builds === desired.formerPath
    ? notThereYet(facts)
    : verdict(
        'not-registered',
        `Not registered: merged, but Application ${delivery.application} builds ${builds}.`,
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
  // A name, such as ACM or Argo CD, stays as it is.
  return /^[A-Z][a-z ]/.test(sentence) && !sentence.startsWith('Argo CD')
    ? `${sentence.charAt(0).toLocaleLowerCase('en')}${sentence.slice(1)}`
    : sentence;
}

function unmanaged(facts: StandingFacts): Verdict {
  const { delivery, observed, former } = facts;
  const code = 'leftover';
  if (former) {
    return verdict(
      'unmanaged',
      `A leftover: ${
        former.gitops
      } does not want it any more since commit ${shortRevision(
        former.revision,
      )}.`,
      { code },
    );
  }
  if (observed?.state === 'leaving') {
    return verdict(
      'unmanaged',
      'A leftover: it is not in Git any more, and its delivery was withdrawn.',
      { code },
    );
  }
  if (!delivery) return verdict('unmanaged', 'Not in Git.');
  return facts.isOurs
    ? verdict(
        'unmanaged',
        `A leftover: Application ${delivery.application} still delivers it, and its line in Git was removed.`,
        { code },
      )
    : verdict(
        'unmanaged',
        `Not in Git: Application ${delivery.application} delivers it from elsewhere.`,
      );
}

/**
 * The relation of what Git wants and what a site runs: the first rule that matches wins. `undefined` when no
 * repository for the hub has been read, so that nothing can be said. Where `since` is absent it is the caller's to keep.
 */
export function decideStanding(facts: StandingFacts): Standing | undefined {
  const { desired, gitRead } = facts;
  if (!desired) return gitRead ? unmanaged(facts) : undefined;
  const silent = silence(facts);
  if (!silent) return whenReporting(facts);
  const reported = whenReporting({ ...facts, before: undefined });
  return {
    ...verdict(
      'not-reporting',
      `${silent.text} Before that: ${lowered(reported.text)}`,
      { revision: reported.revision },
    ),
    ...(silent.since !== undefined && { since: silent.since }),
  };
}
