import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, ResolvedIntent, Tree } from '../../types';
import { apisOf, readApis } from './readApis';
import { dropFile } from './environmentFiles';
import { reachOf, unknownModel } from './environmentsOf';
import { leftModels } from './leftModels';
import { planOf } from './planOf';
import type { Environment } from './readEnvironments';
import { findModel, readModels, type ServedModel } from './readModels';
import { readFileObjects } from './readObjects';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

/** Throws when what is dropped takes something else along, or does not take the model. */
function checkDropped(before: Tree, after: Tree, served: ServedModel): void {
  const { environment, model, path, name } = served;
  if (findModel(after, environment, model)) {
    throw new InputError(
      `${path}: ${environment.name} would build it all the same; take it out of ${environment.dir} by hand`,
    );
  }
  const others = readFileObjects(before, path).length - 1;
  const lost = readModels(before, environment).filter(
    other => other.name !== name && !findModel(after, environment, other.model),
  );
  if (others > 0 || lost.length > 0) {
    throw new InputError(
      `${path}: holds more than the InferenceService of ${model}; give that a file of its own first`,
    );
  }
}

/**
 * What no plan of this repository takes away from the 3scale side, who owns it and what to do.
 *
 * @internal
 */
export function apiFindings(tree: Tree, served: ServedModel[]): Finding[] {
  const apis = apisOf(readApis(tree), served);
  return apis.map(({ name, dir, product }) => ({
    id: `leftover-api-${name}`,
    state: 'warn',
    title: `API ${product ?? name} still leads to it`,
    detail: `${dir} publishes it, and accounts may be subscribed. Requests fail once the model is gone. Owner: ${
      served[0]?.owner ?? 'the owner of the API'
    }.`,
    remedy: `Tell the subscribers, then delete ${dir} and the Product in 3scale.`,
  }));
}

function withoutFindings(without: Environment[], model: string): Finding[] {
  return without.map(({ name }) => ({
    id: `without-${name}`,
    state: 'warn',
    title: `${name} does not have ${model}`,
  }));
}

/**
 * First step of a `retire`: the line of the model in each environment's kustomization. Its file stays until the sites
 * have let go; without a kustomization the file is the line.
 *
 * @internal
 */
export function planRetire(tree: Tree, intent: Retire): Plan {
  const { served, without } = reachOf(tree, intent);
  if (served.length === 0 && leftModels(tree, intent.model.name).length === 0) {
    unknownModel(tree, intent.model.name);
  }
  const edits = new FileEdits(tree);
  for (const one of served) {
    if (!dropFile(edits, one.environment, one.path)) {
      throw new InputError(
        `${one.path}: is not listed by ${one.environment.dir} itself but by what it builds on; take it out there by hand`,
      );
    }
    checkDropped(tree, edits, one);
  }
  return planOf(
    edits,
    served.map(({ environment }) => environment),
    () => [
      {
        id: 'prune',
        state: 'warn',
        title: 'Argo CD deletes only where pruning is on',
        detail:
          'An Application without automated pruning shows the InferenceService as out of sync and keeps it.',
        remedy: `Sync with prune, or delete it by hand: kubectl delete inferenceservice ${served[0].name} -n ${served[0].namespace}.`,
      },
      ...(intent.sites ? withoutFindings(without, intent.model.name) : []),
      ...apiFindings(tree, served),
    ],
  );
}
