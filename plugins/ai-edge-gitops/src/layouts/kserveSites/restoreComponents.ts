import { readKustomization } from '../../kustomize/Kustomization';
import type { FileEdits } from '../../tree/FileEdits';
import type { Tree } from '../../types';
import { paths } from './paths';

/** Directories that rings and pins point to; base and classes are everybody's and stay as they are. */
const POINTED = ['releases', 'canary'];

/** What a canary starts from. */
function releasesOf(past: Tree, root: string, canary: string): string[] {
  const { components = [] } = readKustomization(past, canary) ?? {};
  return components.filter(path => path.startsWith(`${root}/releases/`));
}

/**
 * Puts back, as they were, releases, canaries and the stop component that are not in the repository any more, with
 * those that they name themselves. Returns the directories that come back.
 *
 * @internal
 */
export function restoreComponents(
  edits: FileEdits,
  past: Tree,
  model: string,
  components: string[],
): string[] {
  const root = paths.model(model);
  return components
    .filter(
      path =>
        path === paths.stop(model) ||
        POINTED.some(kind => path.startsWith(`${root}/${kind}/`)),
    )
    .flatMap(path => {
      const isGone = edits.paths(`${path}/`).length === 0;
      for (const file of isGone ? past.paths(`${path}/`) : []) {
        edits.write(file, past.read(file)!);
      }
      return [
        ...(isGone ? [path] : []),
        ...(path.startsWith(`${root}/canary/`)
          ? restoreComponents(edits, past, model, releasesOf(past, root, path))
          : []),
      ];
    });
}
