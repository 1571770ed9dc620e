import type {
  DeliveryFacts,
  DeploymentRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { applicationFacts } from './applicationFacts';
import type {
  ManifestStatus,
  ManifestWork,
  WrappedApplication,
} from './argocdTypes';
import { deliveredObject } from './deliveredObject';
import { availableOf, feedbackOf } from './feedback';
import { healthState } from './healthState';
import { earliest } from './knownAt';

const GONE =
  'The site has no Application for it any more, so nothing is known of it.';
const UNSURE =
  'The site does not say whether it still has its Application, so nothing is known of it.';

function isPending({ metadata, status }: ManifestWork): boolean {
  const applied = status?.conditions?.find(({ type }) => type === 'Applied');
  return (
    applied?.status !== 'True' ||
    (applied.observedGeneration ?? 0) < (metadata.generation ?? 0)
  );
}

/** Why the site could not take the Application up, when it says so. */
function refusal(manifest: ManifestStatus | undefined): string | undefined {
  const applied = manifest?.conditions?.find(({ type }) => type === 'Applied');
  return applied?.status === 'False' ? applied.message : undefined;
}

/** What the site says, and whether that still counts. */
function reported(manifest: ManifestStatus | undefined): Pick<
  DeploymentRecord,
  'state' | 'message'
> & {
  feedback?: Record<string, string>;
  frozen?: string;
} {
  const available = availableOf(manifest);
  // The agent keeps the last values of an object that is gone: only while it is there do they count.
  if (available?.status === 'True') {
    const feedback = feedbackOf(manifest);
    return { feedback, ...healthState(feedback.healthStatus) };
  }
  if (manifest?.statusFeedback?.values?.length) {
    const frozen = available?.status === 'False' ? GONE : UNSURE;
    return { state: 'unknown', message: frozen, frozen };
  }
  const refused = refusal(manifest);
  return {
    state: 'progressing',
    message: refused
      ? `The site could not take up its Application: ${refused}`
      : 'On its way: the site has not taken up its Application yet.',
  };
}

/**
 * What a pull-model ManifestWork says of the deployment that its Application brings. `undefined` when it carries
 * no Application of a model.
 */
export function normalizeManifestWork(
  work: ManifestWork,
  place: { hub: string; asOf: string },
): DeploymentRecord | undefined {
  const application = work.spec?.workload?.manifests?.find(
    manifest => manifest?.kind === 'Application',
  ) as WrappedApplication | undefined;
  const site = work.metadata.namespace;
  const object =
    application?.metadata && site && deliveredObject(application, site);
  if (!object) return undefined;
  const manifest = work.status?.resourceStatus?.manifests?.find(
    ({ resourceMeta }) =>
      resourceMeta?.kind === undefined || resourceMeta.kind === 'Application',
  );
  const { feedback, frozen, ...said } = reported(manifest);
  const facts = applicationFacts(application);
  const delivery: DeliveryFacts = {
    ...facts,
    // With several sources one commit says nothing.
    revision: (application.spec?.source && feedback?.syncRevision) || undefined,
    sync: feedback?.syncStatus || undefined,
    health: feedback?.healthStatus || undefined,
    phase: feedback?.operationStatePhase || undefined,
    ...((isPending(work) || !feedback) && { pending: true }),
    ...(frozen && { frozen }),
  };
  return {
    ref: {
      hub: place.hub,
      site,
      namespace: object.namespace,
      kind: object.kind,
      name: object.name,
    },
    model: { name: object.model },
    mode: object.kind === 'Deployment' ? 'Deployment' : undefined,
    ...said,
    ...(work.metadata.deletionTimestamp && {
      state: 'leaving',
      message: undefined,
    }),
    delivery,
    asOf: frozen
      ? earliest(place.asOf, availableOf(manifest)?.lastTransitionTime)
      : place.asOf,
  };
}
