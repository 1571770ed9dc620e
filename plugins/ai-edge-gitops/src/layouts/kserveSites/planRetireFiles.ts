import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { BuildPrints } from '../../kustomize/BuildPrints';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { KserveModel } from './KserveModel';
import { membersOf } from './members';
import { paths } from './paths';
import { modelNames } from './readAssignments';
import { leftoverFindings } from './retireFindings';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

/** Throws an `InputError` when another model builds from files that are about to go. */
function checkOtherModels(before: Tree, after: Tree, retired: string): void {
  const was = new BuildPrints(before);
  const is = new BuildPrints(after);
  for (const name of modelNames(before)) {
    if (name === retired) continue;
    const runs = new Set(
      membersOf(new KserveModel(before, name)).map(({ runName }) => runName),
    );
    for (const run of runs) {
      const dir = paths.run(name, run);
      if (was.print(dir) === is.print(dir)) continue;
      throw new InputError(
        `model.name: ${dir} builds from files of ${retired}; give ${name} its own first`,
      );
    }
  }
}

/** The root Application may ask somebody before it lets an ApplicationSet go. */
function confirmFindings(tree: Tree, hubs: string[]): Finding[] {
  return hubs
    .filter(hub =>
      tree
        .paths(`bootstrap/${hub}/`)
        .some(path => tree.read(path)?.includes('Prune=confirm')),
    )
    .map(hub => ({
      id: `prune-confirm-${hub}`,
      state: 'warn' as const,
      title: `Hub ${hub} asks before it removes the ApplicationSet`,
      detail: `The root Application in bootstrap/${hub} has Prune=confirm.`,
      remedy: `After the merge an admin of the hub confirms it in Argo CD, or annotates the root Application with argocd.argoproj.io/deletion-approved.`,
    }));
}

/**
 * Second step of a `retire`: everything that the repository has of the model. Throws an `InputError` while a line says
 * that a site has it. That the sites are without it is for the fleet to say (`mustBeGone`).
 *
 * @internal
 */
export function planRetireFiles(tree: Tree, intent: Retire): Plan {
  const { name } = intent.model;
  const files = tree.paths(`${paths.model(name)}/`);
  const applications = { added: 0, removed: 0 };
  if (files.length === 0) {
    return { files: [], applications, sites: [], findings: [] };
  }
  const model = new KserveModel(tree, name);
  const members = membersOf(model);
  if (members.length > 0) {
    throw new InputError(
      `step: ${someOf(members.map(siteKey))} ${
        members.length === 1 ? 'has' : 'have'
      } ${name} in Git; retire its assignments first, and the files when the sites have let go`,
    );
  }
  const edits = new FileEdits(tree);
  files.forEach(path => edits.delete(path));
  checkOtherModels(tree, edits, name);
  const hubs = [
    ...new Set(
      files
        .map(path => /^models\/[^/]+\/hub\/(.+)\.s\d+\.yaml$/.exec(path)?.[1])
        .filter(hub => hub !== undefined),
    ),
  ];
  return {
    files: edits.changes(),
    applications,
    sites: [],
    findings: [
      ...confirmFindings(tree, hubs),
      ...leftoverFindings(tree, model),
    ],
    mustBeGone: {
      namespace: model.settings.namespace,
      object: { kind: 'InferenceService', name },
    },
  };
}
