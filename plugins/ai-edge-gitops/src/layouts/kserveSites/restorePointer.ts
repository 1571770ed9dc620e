import { BuildPrints } from '../../kustomize/BuildPrints';
import { readKustomization } from '../../kustomize/Kustomization';
import type { FileEdits } from '../../tree/FileEdits';
import type { Tree } from '../../types';
import { asList, asText } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { paths } from './paths';
import { restoreComponents } from './restoreComponents';

/**
 * Lets a ring point to what it pointed to at an earlier commit: release, canary, stop. Only the lines that differ
 * change; where that would not build what it built, the file comes back as it was. Returns the directories that come
 * back with it, or nothing when the ring builds that already.
 *
 * @internal
 */
export function restorePointer(
  edits: FileEdits,
  past: Tree,
  model: string,
  ring: string,
): string[] | undefined {
  const dir = paths.ring(model, ring);
  const was = readKustomization(past, dir);
  const is = readKustomization(edits, dir);
  const wanted = new BuildPrints(past).print(dir);
  if (!was || !is || new BuildPrints(edits).print(dir) === wanted) {
    return undefined;
  }
  const restored = restoreComponents(edits, past, model, was.components);
  const lines = asList(was.value.components).map(asText);
  const now = asList(is.value.components).map(asText);
  if (lines.length === now.length) {
    const editor = new YamlEditor(is.path, edits.require(is.path));
    lines.forEach((line, at) => {
      if (line !== undefined && line !== now[at]) {
        editor.setScalar(['components', at], line);
      }
    });
    edits.write(is.path, editor.text);
    if (new BuildPrints(edits).print(dir) === wanted) return restored;
  }
  if (was.path !== is.path) edits.delete(is.path);
  edits.write(was.path, past.read(was.path)!);
  return restored;
}
