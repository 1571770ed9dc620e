import { InputError } from '@backstage/errors';
import { readKustomization } from '../../kustomize/Kustomization';
import type { FileEdits } from '../../tree/FileEdits';
import { asList, asText } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import type { Environment } from './readEnvironments';

/**
 * Adds a file to an environment, and to its kustomization where there is one.
 *
 * @internal
 */
export function addFile(
  edits: FileEdits,
  { dir }: Environment,
  name: string,
  content: string,
): void {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name) || name === 'kustomization') {
    throw new InputError(
      `model.name: ${JSON.stringify(name)} cannot be the name of a file`,
    );
  }
  const file = `${name}.yaml`;
  const path = `${dir}/${file}`;
  const there = edits.read(path);
  // What a retired model left is put back, when nobody has changed it since.
  if (there !== undefined && there !== content) {
    throw new InputError(
      `${path}: is there already and serves no model of ${dir}; remove or rename it first`,
    );
  }
  edits.write(path, content);
  const kustomization = readKustomization(edits, dir);
  if (!kustomization || kustomization.resources.includes(path)) return;
  const editor = new YamlEditor(
    kustomization.path,
    edits.require(kustomization.path),
  );
  if (kustomization.value.resources === undefined) {
    throw new InputError(
      `${kustomization.path}: has no resources; add an empty list (resources: []) first`,
    );
  }
  editor.insertSorted(['resources'], file);
  edits.write(kustomization.path, editor.text);
}

/**
 * Takes a file out of what an environment builds. Without a kustomization that is the file itself. Returns false when
 * it comes from elsewhere.
 *
 * @internal
 */
export function dropFile(
  edits: FileEdits,
  { dir }: Environment,
  path: string,
): boolean {
  const kustomization = readKustomization(edits, dir);
  if (!kustomization) {
    edits.delete(path);
    return true;
  }
  const index = asList(kustomization.value.resources).findIndex(
    entry => `${dir}/${asText(entry)?.replace(/^\.\//, '')}` === path,
  );
  if (index < 0) return false;
  const editor = new YamlEditor(
    kustomization.path,
    edits.require(kustomization.path),
  );
  editor.remove(['resources'], index);
  edits.write(kustomization.path, editor.text);
  return true;
}

/**
 * The namespace that the kustomization of an environment gives to everything, if it does.
 *
 * @internal
 */
export function givenNamespace(
  edits: FileEdits,
  { dir }: Environment,
): string | undefined {
  return asText(readKustomization(edits, dir)?.value.namespace);
}
