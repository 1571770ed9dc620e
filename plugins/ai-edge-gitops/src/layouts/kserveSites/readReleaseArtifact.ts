import { readKustomization } from '../../kustomize/Kustomization';
import { readPatches, type Patch } from '../../kustomize/patches';
import type { Tree } from '../../types';
import { asText, dig } from '../../yaml/narrow';

const PATH = '/spec/predictor/model/storageUri';

function storageUri({ operations, merge }: Patch): string | undefined {
  const operation = operations?.find(({ path }) => path === PATH);
  return asText(
    operation
      ? operation.value
      : dig(merge, 'spec', 'predictor', 'model', 'storageUri'),
  );
}

/**
 * The `storageUri` that a release's component patches in.
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
    .map(storageUri)
    .findLast(uri => uri !== undefined);
}
