import { acmLabels, SKIP_RECONCILE } from './acmLabels';
import type { ManagedResource, PushedApplication } from './argocdTypes';

const SERVING = 'serving.kserve.io';
const KINDS: Record<string, string> = {
  InferenceService: SERVING,
  LLMInferenceService: SERVING,
  Deployment: 'apps',
};

/** Annotations and labels with these beginnings are read. */
const READ = /^(ai-edge\/|apps\.open-cluster-management\.io\/)/;

function readOf(entries: Record<string, string> | undefined) {
  return Object.fromEntries(
    Object.entries(entries ?? {}).filter(
      ([key]) => READ.test(key) || key === SKIP_RECONCILE,
    ),
  );
}

function mayServe({ group, kind, name, hook }: ManagedResource): boolean {
  return (
    !hook && name !== undefined && kind !== undefined && KINDS[kind] === group
  );
}

/** Whether a site pulls the Application: then the hub's copy says nothing of its own. */
export function isPulled({ metadata }: PushedApplication): boolean {
  return (
    metadata.labels?.[acmLabels.pull] === 'true' ||
    metadata.annotations?.[acmLabels.pullingCluster] !== undefined
  );
}

/**
 * The few fields of an Application that are read. Its history, last sync results and list of everything it manages may
 * be a hundred kilobytes, and none of that is kept.
 */
export function trimApplication(
  application: PushedApplication,
): PushedApplication {
  const { metadata, spec, status } = application;
  const source = ({
    repoURL,
    path,
    targetRevision,
  }: {
    repoURL?: string;
    path?: string;
    targetRevision?: string;
  }) => ({ repoURL, path, targetRevision });
  const { sync, operationState } = status ?? {};
  return {
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      deletionTimestamp: metadata.deletionTimestamp,
      labels: readOf(metadata.labels),
      annotations: readOf(metadata.annotations),
    },
    spec: {
      source: spec?.source && source(spec.source),
      sources: spec?.sources?.map(source),
      destination: spec?.destination,
      syncPolicy: spec?.syncPolicy?.automated
        ? { automated: { enabled: spec.syncPolicy.automated.enabled } }
        : undefined,
    },
    status: {
      sync: sync && {
        status: sync.status,
        revision: sync.revision,
        comparedTo: sync.comparedTo?.source && {
          source: source(sync.comparedTo.source),
        },
      },
      health: status?.health && { status: status.health.status },
      operationState: operationState && {
        phase: operationState.phase,
        message: operationState.message,
      },
      conditions: status?.conditions,
      resources: status?.resources?.filter(mayServe),
      reconciledAt: status?.reconciledAt,
    },
  };
}
