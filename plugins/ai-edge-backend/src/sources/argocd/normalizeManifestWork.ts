import type { DeploymentState } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeliveryFacts,
  DeploymentRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { ManifestWork, WrappedApplication } from './argocdTypes';
import { deliveredObject } from './deliveredObject';

const STATES: Record<string, DeploymentState> = {
  Healthy: 'ready',
  Progressing: 'progressing',
  Missing: 'progressing',
  Degraded: 'failed',
  Suspended: 'stopped',
};

const MESSAGES: Record<string, string> = {
  Missing: 'Argo CD has not created it on the site yet.',
  Degraded: 'Argo CD calls it degraded.',
};

/** Feedback by name, only while the site says that the object is there: afterwards the values are frozen. */
function feedbackOf(work: ManifestWork): Record<string, string> | undefined {
  const manifest = work.status?.resourceStatus?.manifests?.find(
    ({ resourceMeta }) =>
      resourceMeta?.kind === undefined || resourceMeta.kind === 'Application',
  );
  const available = manifest?.conditions?.find(
    ({ type }) => type === 'Available',
  );
  if (available?.status !== 'True') return undefined;
  return Object.fromEntries(
    (manifest?.statusFeedback?.values ?? []).map(({ name, fieldValue }) => [
      name,
      fieldValue?.string ?? '',
    ]),
  );
}

function isPending({ metadata, status }: ManifestWork): boolean {
  const applied = status?.conditions?.find(({ type }) => type === 'Applied');
  return (
    applied?.status !== 'True' ||
    (applied.observedGeneration ?? 0) < (metadata.generation ?? 0)
  );
}

function deliveryOf(
  work: ManifestWork,
  application: WrappedApplication,
  feedback: Record<string, string> | undefined,
): DeliveryFacts {
  const { metadata, spec } = application;
  const single = spec?.source;
  const source = single ?? spec?.sources?.[0];
  return {
    application: metadata.name,
    repoUrl: source?.repoURL,
    path: source?.path,
    targetRevision: source?.targetRevision,
    // With several sources one commit says nothing.
    revision: (single && feedback?.syncRevision) || undefined,
    sync: feedback?.syncStatus || undefined,
    health: feedback?.healthStatus || undefined,
    phase: feedback?.operationStatePhase || undefined,
    automated:
      spec?.syncPolicy?.automated !== undefined &&
      spec.syncPolicy.automated.enabled !== false,
    ...((isPending(work) || !feedback) && { pending: true }),
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
  const feedback = feedbackOf(work);
  const health = feedback?.healthStatus ?? '';
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
    state: feedback ? STATES[health] ?? 'unknown' : 'progressing',
    message: feedback
      ? MESSAGES[health]
      : 'On its way: the site has not taken up its Application yet.',
    delivery: deliveryOf(work, application, feedback),
    asOf: place.asOf,
  };
}
