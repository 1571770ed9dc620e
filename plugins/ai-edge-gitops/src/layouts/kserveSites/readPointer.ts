import { readKustomization } from '../../kustomize/Kustomization';
import type { Tree } from '../../types';
import { paths } from './paths';

/** What a kustomization of a ring, or a run that is a pin, names. */
export interface Pointer {
  /** The release, `undefined` when it names none. */
  version?: string;
  stopped: boolean;
}

/**
 * Reads what a directory points to. What it reaches through a ring is the ring's.
 *
 * @internal
 */
export function readPointer(tree: Tree, model: string, dir: string): Pointer {
  const { components = [] } = readKustomization(tree, dir) ?? {};
  const releases = `${paths.model(model)}/releases/`;
  return {
    version: components
      .find(path => path.startsWith(releases))
      ?.slice(releases.length),
    stopped: components.includes(paths.stop(model)),
  };
}
