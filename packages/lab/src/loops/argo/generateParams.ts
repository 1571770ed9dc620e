import { posix } from 'node:path';
import { parse } from 'yaml';
import type { KubeObject, ObjectStore } from '../../kube/types';
import { kinds } from '../kinds';
import { matchesGlob } from './matchesGlob';
import type { RepositoryServer } from './RepositoryServer';

export type Params = Record<string, unknown>;

/** A generator that failed: nothing is created and nothing is deleted. */
export class GeneratorError extends Error {}

/** Parameter sets of one generator of an ApplicationSet. */
export async function generateParams(
  generator: Record<string, any>,
  context: {
    store: ObjectStore;
    applicationSet: KubeObject;
    repositories: RepositoryServer;
  },
): Promise<Params[]> {
  if (generator.clusterDecisionResource) {
    return decisions(generator.clusterDecisionResource, context);
  }
  if (generator.git?.files) return gitFiles(generator.git, context);
  if (generator.list?.elements) return generator.list.elements;
  throw new GeneratorError(
    `the lab has no generator ${Object.keys(generator).join(', ')}`,
  );
}

/**
 * One set a decided cluster. No decisions give no sets and no error, which is how a wrong label empties a fleet.
 * Clusters that no GitOpsCluster made known to Argo CD are left out.
 */
function decisions(
  {
    labelSelector,
  }: { labelSelector?: { matchLabels?: Record<string, string> } },
  { store, applicationSet }: { store: ObjectStore; applicationSet: KubeObject },
): Params[] {
  const namespace = applicationSet.metadata.namespace!;
  const known = knownClusters(store, namespace);
  return store
    .list(kinds.placementDecision, {
      namespace,
      labels: labelSelector?.matchLabels,
    })
    .flatMap(decision => decidedClusters(decision))
    .filter(name => known.has(name))
    .map(name => ({
      name,
      clusterName: name,
      server: `https://${name}-control-plane:6443`,
    }));
}

export function decidedClusters(decision: KubeObject): string[] {
  return (decision.status?.decisions ?? []).map(
    ({ clusterName }: { clusterName: string }) => clusterName,
  );
}

/** Clusters for which Argo CD in a namespace has a secret: those of the placements that its GitOpsClusters name. */
function knownClusters(store: ObjectStore, namespace: string): Set<string> {
  const placements = new Set(
    store
      .list(kinds.gitOpsCluster, { namespace })
      .map(({ spec }) => spec.placementRef?.name),
  );
  const label = 'cluster.open-cluster-management.io/placement';
  return new Set(
    store
      .list(kinds.placementDecision, { namespace })
      .filter(({ metadata }) => placements.has(metadata.labels?.[label]))
      .flatMap(decidedClusters),
  );
}

async function gitFiles(
  git: {
    repoURL: string;
    revision?: string;
    files: { path: string }[];
  },
  { repositories }: { repositories: RepositoryServer },
): Promise<Params[]> {
  const source = { repoURL: git.repoURL, targetRevision: git.revision };
  const commit = await repositories.revision(source);
  const tree = await repositories.tree(git.repoURL, commit);
  const paths = tree
    .paths()
    .filter(path => git.files.some(file => matchesGlob(file.path, path)))
    .sort();
  return paths.flatMap(path => {
    let value: unknown;
    try {
      value = parse(tree.read(path)!);
    } catch (error) {
      throw new GeneratorError(`unable to parse file ${path}: ${error}`);
    }
    const sets = Array.isArray(value) ? value : [value ?? {}];
    return sets.map((set: Params) => ({
      ...set,
      path: {
        path: posix.dirname(path),
        basename: posix.basename(posix.dirname(path)),
        filename: posix.basename(path),
      },
    }));
  });
}
