import { InputError } from '@backstage/errors';
import {
  canonicalJson,
  type Finding,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { artifactFindings } from '../checkArtifact';
import { servedBy } from './environmentsOf';
import { checkOthers } from './otherModels';
import { planOf } from './planOf';
import { findModel, type ServedModel } from './readModels';
import { readFileObjects } from './readObjects';
import { readRuntimes, runtimeNamed } from './runtimes';

type Rollback = Extract<ResolvedIntent, { kind: 'rollback' }>;

/** The model in the same environment of an earlier commit. */
function modelThen(
  past: Tree,
  now: ServedModel,
  revision: string,
): ServedModel {
  const then = findModel(past, now.environment, now.model);
  if (then) return then;
  throw new InputError(
    `revision: ${now.environment.name} did not serve ${
      now.model
    } at ${revision.slice(0, 8)}`,
  );
}

function restore(
  edits: FileEdits,
  past: Tree,
  [now, then]: ServedModel[],
): void {
  const alone = (tree: Tree, path: string) =>
    readFileObjects(tree, path).length === 1;
  if (!alone(edits, now.path) || !alone(past, then.path)) {
    throw new InputError(
      `${now.path}: holds more than the InferenceService of ${now.model}; take it back by hand`,
    );
  }
  edits.write(now.path, past.read(then.path) ?? '');
  const restored = findModel(edits, now.environment, now.model);
  // Patches of the kustomization, its namespace, a base of several environments.
  if (
    canonicalJson(restored?.manifest ?? {}) !== canonicalJson(then.manifest)
  ) {
    throw new InputError(
      `revision: ${now.environment.name} would not build what it built then, because ${now.environment.dir} patches ${now.model} in another way now; take it back by hand`,
    );
  }
}

function runtimeChanged(now: Tree, past: Tree, then: ServedModel): Finding[] {
  const of = (tree: Tree) =>
    runtimeNamed(readRuntimes(tree, then.environment), then.runtime)?.manifest;
  if (canonicalJson(of(now) ?? {}) === canonicalJson(of(past) ?? {})) return [];
  return [
    {
      id: `runtime-changed-${then.environment.name}`,
      state: 'warn',
      title: `Runtime ${then.runtime} is not what it was`,
      detail: `${then.environment.name} serves ${then.model} with another definition of it than at that commit. Other models share it, so it stays as it is.`,
    },
  ];
}

/**
 * Plan of a `rollback`: the file of the model as it was at a commit, in each environment that is meant. What it builds
 * is compared with what it built then.
 *
 * @internal
 */
export function planRollback(
  tree: Tree,
  intent: Rollback,
  { past }: PlanContext,
): Plan {
  if (past === undefined) {
    throw new InputError(
      'revision: is required, the maas layout keeps no releases, only what Git has of its files',
    );
  }
  const edits = new FileEdits(tree);
  const pairs = servedBy(tree, intent).map(now => [
    now,
    modelThen(past.tree, now, past.revision),
  ]);
  for (const pair of pairs) restore(edits, past.tree, pair);
  const others = checkOthers(
    tree,
    edits,
    pairs.map(([now]) => now),
  );
  return planOf(
    edits,
    pairs.map(([{ environment }]) => environment),
    () => [
      {
        id: 'render-identical',
        state: 'ok',
        title: `${intent.model.name} is built as at ${past.revision.slice(
          0,
          8,
        )}, ${others} other ${others === 1 ? 'object' : 'objects'} as now`,
        detail: 'The built objects were compared.',
      },
      ...pairs.flatMap(([, then]) => [
        ...runtimeChanged(tree, past.tree, then),
        ...artifactFindings(then.artifact ?? ''),
      ]),
    ],
  );
}
