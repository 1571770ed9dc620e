import type { StandingState } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeliveryFacts } from '@ai-edge/backstage-plugin-ai-edge-node';
import { shortRevision } from './sentences';
import {
  behind,
  verdict,
  type StandingFacts,
  type Verdict,
} from './standingFacts';

/** What KServe's webhook makes of the older words, from 0.16 on. */
const REWRITTEN: Record<string, string> = {
  RawDeployment: 'Standard',
  Serverless: 'Knative',
};

/** Verdicts that come of comparing. */
const KEPT = new Set<StandingState>(['in-step', 'behind', 'diverged']);

function hasFailed({ phase }: DeliveryFacts): boolean {
  return phase === 'Failed' || phase === 'Error';
}

function failure({ message }: DeliveryFacts): string {
  return `sync failed: ${message ?? 'no message'}`;
}

/** The artifact on the site, when it was looked at and is not what Git says. */
function otherArtifact({ desired, observed }: StandingFacts) {
  const wanted = desired?.desired.artifact;
  const runs = observed?.artifact?.derived
    ? undefined
    : observed?.artifact?.uri;
  return wanted === undefined || runs === undefined || wanted === runs
    ? undefined
    : { wanted, runs };
}

/** Nobody can say how the site's commit relates to what is merged. */
function notComparable(
  facts: StandingFacts,
  delivery: DeliveryFacts,
): Verdict | undefined {
  const { revision, multiSource } = delivery;
  if (multiSource) {
    return verdict(
      'unknown',
      `Not known: Application ${delivery.application} has several sources, so no one commit says what it builds.`,
    );
  }
  if (!revision) {
    return verdict(
      'unknown',
      hasFailed(delivery)
        ? `Not known: the site has not reported a commit (${failure(
            delivery,
          )}).`
        : 'Not known: the site has not reported a commit.',
    );
  }
  const comparison = facts.desired!.compare(revision);
  if (comparison.is === 'unknown') {
    const { why } = comparison;
    return verdict(
      'unknown',
      why === 'does not have'
        ? `Not known: the site reports commit ${shortRevision(
            revision,
          )}, which ${facts.desired!.gitops} does not have.`
        : `Not known: ${why}.`,
      { revision },
    );
  }
  if (comparison.is === 'pending') {
    // A verdict is not taken back while somebody looks a commit up.
    const { state, text, ...rest } = facts.before ?? {};
    return state !== undefined && KEPT.has(state) && text !== undefined
      ? { state, text, ...rest }
      : verdict(
          'unknown',
          `Not known yet: commit ${shortRevision(
            revision,
          )} is being looked up.`,
          { revision },
        );
  }
  return undefined;
}

/** The site differs from what it builds itself: what of it, and by whom, as far as that can be told. */
function edited(facts: StandingFacts, revision: string): Verdict {
  const artifact = otherArtifact(facts);
  if (artifact) {
    return verdict(
      'diverged',
      `Diverged: the artifact on the site is ${artifact.runs}, in Git ${artifact.wanted}; changed by hand.`,
      { revision, code: 'hand-edit' },
    );
  }
  const mode = facts.desired?.mode;
  const rewritten =
    mode !== undefined && Object.hasOwn(REWRITTEN, mode)
      ? REWRITTEN[mode]
      : undefined;
  const kept = facts.site?.deploymentMode;
  if (rewritten !== undefined && kept !== undefined) {
    // A KServe that speaks the newer words itself has the webhook that rewrites the older ones.
    if (!Object.hasOwn(REWRITTEN, kept)) {
      return verdict(
        'diverged',
        `Diverged: deploymentMode on the site is ${rewritten}, in Git ${mode}; KServe's webhook rewrites it.`,
        { revision, code: 'site-default' },
      );
    }
  }
  if (mode !== undefined && (rewritten === undefined || kept !== undefined)) {
    return verdict(
      'diverged',
      'Diverged: the site differs from Git; changed by hand.',
      { revision, code: 'hand-edit' },
    );
  }
  return verdict(
    'diverged',
    'Diverged: the site differs from Git; changed by hand or by a default of the site.',
    { revision },
  );
}

/** The site builds what is merged. */
function built(facts: StandingFacts, delivery: DeliveryFacts): Verdict {
  const { sync, phase, message } = delivery;
  const revision = delivery.revision!;
  if (sync === 'OutOfSync') {
    if (hasFailed(delivery)) {
      return behind(
        facts,
        'sync-failed',
        failure(delivery),
        facts.desired?.changed,
      );
    }
    return phase === 'Running'
      ? behind(facts, 'delivering', 'on its way')
      : edited(facts, revision);
  }
  if (sync !== 'Synced') {
    return verdict(
      'unknown',
      message === undefined
        ? 'Not known: Argo CD on the site cannot compare.'
        : `Not known: Argo CD on the site cannot compare: ${message}`,
      { revision },
    );
  }
  const artifact = otherArtifact(facts);
  if (!artifact) return verdict('in-step', 'In step with main.', { revision });
  return facts.observed?.outdated
    ? behind(facts, 'delivering', 'on its way')
    : verdict(
        'diverged',
        `Diverged: the artifact on the site is ${artifact.runs}, in Git ${artifact.wanted}.`,
        { revision, code: 'hand-edit' },
      );
}

/** Rules 4 to 8: a reporting site with an Application of ours. */
export function compared(
  facts: StandingFacts,
  delivery: DeliveryFacts,
): Verdict {
  if (delivery.pending) return behind(facts, 'delivering', 'on its way');
  const unclear = notComparable(facts, delivery);
  if (unclear) return unclear;
  const comparison = facts.desired!.compare(delivery.revision!);
  if (comparison.is !== 'other') return built(facts, delivery);
  const { changed } = comparison;
  if (delivery.automated === false) {
    return behind(facts, 'manual', 'sync is manual', changed);
  }
  return hasFailed(delivery)
    ? behind(facts, 'sync-failed', failure(delivery), changed)
    : behind(facts, 'delivering', 'on its way', changed);
}
