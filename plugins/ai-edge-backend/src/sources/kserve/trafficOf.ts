import type {
  DeploymentMode,
  ModelDeployment,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InferenceService, RevisionTraffic } from './kserveTypes';
import { artifactUri } from './modelSource';

type Traffic = ModelDeployment['traffic'];

/** Knative lists a revision once for its share and once for each tag. */
function byRevision(parts: RevisionTraffic[], latestArtifact?: string) {
  const revisions = new Map<
    string,
    { name: string; percent: number; artifact?: string }
  >();
  for (const { revisionName, tag, percent, latestRevision } of parts) {
    const name = revisionName || tag || 'latest';
    const known = revisions.get(name);
    revisions.set(name, {
      name,
      percent: (known?.percent ?? 0) + (percent ?? 0),
      artifact:
        known?.artifact ?? (latestRevision ? latestArtifact : undefined),
    });
  }
  return [...revisions.values()].map(({ artifact, ...part }) => ({
    ...part,
    ...(artifact !== undefined && { artifact }),
  }));
}

function byCanary({ spec, status }: InferenceService): Traffic {
  const reported = status?.canaryStatuses ?? [];
  if (reported.length === 0) return undefined;
  const parts = reported.map(({ name, trafficPercent }, index) => {
    const wanted = spec?.canary?.find(
      ({ predictor }) => predictor?.name === name,
    );
    const artifact = artifactUri(wanted?.predictor);
    return {
      name: name || `canary-${index}`,
      percent: trafficPercent ?? 0,
      ...(artifact !== undefined && { artifact }),
    };
  });
  const rest = parts.reduce((sum, { percent }) => sum - percent, 100);
  const stable = artifactUri(spec?.predictor);
  return [
    {
      name: spec?.predictor?.name || 'predictor',
      percent: Math.max(0, rest),
      ...(stable !== undefined && { artifact: stable }),
    },
    ...parts,
  ];
}

/**
 * How requests are split, as far as the service reports it: between Knative's revisions, or between a Standard
 * predictor and its canaries (KServe 0.20). What is only wanted is not told as if it were so:
 * `canaryTrafficPercent` does nothing in Standard mode.
 */
export function trafficOf(
  object: InferenceService,
  mode: DeploymentMode | undefined,
): Traffic {
  const predictor = object.status?.components?.predictor;
  const revisions = predictor?.traffic ?? [];
  if (mode === 'ModelMesh') return undefined;
  if (mode !== 'Standard' && revisions.length > 0) {
    // What is wanted now is the newest revision, once that one gets requests.
    const current =
      predictor?.latestCreatedRevision === predictor?.latestReadyRevision;
    return byRevision(
      revisions,
      current ? artifactUri(object.spec?.predictor) : undefined,
    );
  }
  return byCanary(object);
}
