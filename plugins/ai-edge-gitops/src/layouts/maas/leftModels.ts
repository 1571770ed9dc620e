import type { Tree } from '../../types';
import { readEnvironments } from './readEnvironments';
import { toServedModel, type ServedModel } from './readModels';
import { readPlainObjects } from './readObjects';

/**
 * The files of a model in the environments' directories, built or not.
 *
 * @internal
 */
export function leftModels(tree: Tree, name: string): ServedModel[] {
  return readEnvironments(tree).flatMap(environment =>
    readPlainObjects(tree, environment.dir)
      .map(object => toServedModel(environment, object))
      .filter(model => model !== undefined)
      .filter(({ model }) => model === name),
  );
}
