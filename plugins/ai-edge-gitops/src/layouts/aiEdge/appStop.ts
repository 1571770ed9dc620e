import type { FileEdits } from '../../tree/FileEdits';
import { asList, asMap, asText } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { BASE_NAME } from './paths';

/** Entries of `replicas` that say 0 for the app's Deployment. Kustomize takes them in order, after all patches. */
function stops(kustomization: Record<string, unknown>): number[] {
  const prefixed = `${asText(kustomization.namePrefix) ?? ''}${BASE_NAME}`;
  return asList(kustomization.replicas)
    .map(asMap)
    .flatMap(({ name, count }, index) =>
      (name === BASE_NAME || name === prefixed) && count === 0 ? [index] : [],
    );
}

/**
 * Whether an app's kustomization lets nothing of it run.
 *
 * @internal
 */
export function isStopped(kustomization: Record<string, unknown>): boolean {
  return stops(kustomization).length > 0;
}

/**
 * Stops an app by an entry of `replicas` of its own, or takes that out again: how many it had stays where it was said.
 *
 * @internal
 */
export function setStopped(edits: FileEdits, path: string, stop: boolean) {
  const editor = new YamlEditor(path, edits.require(path));
  const value = asMap(editor.value);
  const found = stops(value);
  if (stop === found.length > 0) return;
  if (stop) {
    editor.append('replicas', { name: BASE_NAME, count: 0 });
  } else if (asList(value.replicas).length === found.length) {
    editor.setPairs([], 'replicas', {});
  } else {
    editor.remove(['replicas'], found);
  }
  edits.write(path, editor.text);
}
