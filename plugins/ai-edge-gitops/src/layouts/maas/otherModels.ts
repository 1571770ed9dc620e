import { InputError } from '@backstage/errors';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Tree } from '../../types';
import { readEnvironments } from './readEnvironments';
import { readObjects } from './readObjects';
import { toServedModel, type ServedModel } from './readModels';

function builtObjects(tree: Tree, leave: ServedModel[]): string[] {
  return readEnvironments(tree).flatMap(environment => {
    const left = leave.find(
      served => served.environment.name === environment.name,
    );
    return readObjects(tree, environment.dir)
      .filter(
        object =>
          toServedModel(environment, object)?.model !== left?.model || !left,
      )
      .map(({ manifest }) => canonicalJson([environment.name, manifest]));
  });
}

/**
 * Throws an `InputError` when anything else than the given models would be built in another way. Returns how many
 * other objects stay as they are.
 *
 * @internal
 */
export function checkOthers(
  before: Tree,
  after: Tree,
  changed: ServedModel[],
): number {
  const was = builtObjects(before, changed).sort();
  const is = builtObjects(after, changed).sort();
  if (was.length === is.length && was.every((one, i) => one === is[i])) {
    return was.length;
  }
  throw new InputError(
    `model.name: the change of ${
      changed[0]?.model
    } would change what else ${changed
      .map(({ environment }) => environment.name)
      .join(', ')} builds; give it a file of its own first`,
  );
}
