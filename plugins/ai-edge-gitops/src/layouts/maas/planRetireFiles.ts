import { InputError } from '@backstage/errors';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { leftModels } from './leftModels';
import { apiFindings } from './planRetire';
import { readEnvironments } from './readEnvironments';
import { findModel } from './readModels';
import { readFileObjects } from './readObjects';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

/**
 * Second step of a `retire`: the files that no environment builds any more. Throws an `InputError` while one does. That
 * the sites are without it is for the fleet to say (`mustBeGone`).
 *
 * @internal
 */
export function planRetireFiles(tree: Tree, intent: Retire): Plan {
  const { name } = intent.model;
  const environments = readEnvironments(tree);
  const serving = environments.filter(environment =>
    findModel(tree, environment, name),
  );
  if (serving.length > 0) {
    throw new InputError(
      `step: ${someOf(serving.map(({ site }) => siteKey(site)))} ${
        serving.length === 1 ? 'has' : 'have'
      } ${name} in Git; retire its assignments first, and the files when the sites have let go`,
    );
  }
  const left = leftModels(tree, name);
  const edits = new FileEdits(tree);
  for (const { path } of left) {
    if (readFileObjects(tree, path).length > 1) {
      throw new InputError(
        `${path}: holds more than the InferenceService of ${name}; take that out by hand`,
      );
    }
    edits.delete(path);
  }
  const files = edits.changes();
  return {
    files,
    applications: { added: 0, removed: 0 },
    sites: [],
    findings: files.length === 0 ? [] : apiFindings(tree, left),
    ...(left.length > 0 && {
      mustBeGone: {
        namespace: left[0].namespace,
        object: { kind: 'InferenceService' as const, name: left[0].name },
      },
    }),
  };
}
