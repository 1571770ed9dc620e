import { readKustomization } from '../../kustomize/Kustomization';
import { readPatches, type Patch } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { dig } from '../../yaml/narrow';
import { readModelAddress } from '../storageAddress';

const MODEL = '/spec/predictor/model/';

function address({ operations, merge }: Patch): string | undefined {
  if (!operations) {
    return readModelAddress(dig(merge, 'spec', 'predictor', 'model'));
  }
  return readModelAddress(
    Object.fromEntries(
      operations
        .filter(({ path }) => path.startsWith(MODEL))
        .map(({ path, value }) => [path.slice(MODEL.length), value]),
    ),
  );
}

/**
 * Where the model of a release comes from, as its component patches it in.
 *
 * @internal
 */
export function readReleaseArtifact(
  tree: Tree,
  dir: string,
): string | undefined {
  const component = readKustomization(tree, dir);
  if (!component) return undefined;
  return readPatches(tree, component)
    .map(address)
    .findLast(uri => uri !== undefined);
}
