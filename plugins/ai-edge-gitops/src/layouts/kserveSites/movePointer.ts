import { InputError } from '@backstage/errors';
import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { readKustomization, resolvePath } from '../../kustomize/Kustomization';
import type { FileEdits } from '../../tree/FileEdits';
import { asList, asText } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import type { KserveModel } from './KserveModel';
import { paths } from './paths';

/**
 * Lets a ring point to another release: one line. With `alone` nothing of a canary stays beside it.
 *
 * @internal
 */
export function movePointer(
  edits: FileEdits,
  model: KserveModel,
  ring: string,
  version: string,
  alone: boolean = false,
): Finding[] {
  return setPointer(edits, model, ring, `releases/${version}`, alone);
}

/**
 * Lets a ring point to `releases/<version>` or `canary/<name>`: one line.
 *
 * @internal
 */
export function setPointer(
  edits: FileEdits,
  model: KserveModel,
  ring: string,
  target: string,
  alone: boolean,
): Finding[] {
  const dir = paths.ring(model.name, ring);
  const pointer = readKustomization(edits, dir);
  const releases = `${paths.model(model.name)}/releases/`;
  const canaries = `${paths.model(model.name)}/canary/`;
  const components = asList(pointer?.value.components).map(
    component => resolvePath(dir, asText(component) ?? '') ?? '',
  );
  const release = components.findIndex(path => path.startsWith(releases));
  const index =
    release < 0 && alone
      ? components.findIndex(path => path.startsWith(canaries))
      : release;
  if (index < 0 && components.some(path => path.startsWith(canaries))) {
    throw new InputError(
      `ring: ring ${ring} of ${model.name} is in a canary; promote or abort it first`,
    );
  }
  if (!pointer || index < 0) {
    throw new InputError(
      `${pointer?.path ?? dir}: names no release, so ring ${ring} of ${
        model.name
      } cannot move`,
    );
  }
  const editor = new YamlEditor(pointer.path, edits.require(pointer.path));
  if (components[index] !== `${paths.model(model.name)}/${target}`) {
    editor.setScalar(['components', index], `../../${target}`);
  }
  const beside = components.flatMap((path, at) =>
    at !== index && path.startsWith(canaries) ? [at] : [],
  );
  for (const at of alone ? beside.reverse() : []) {
    editor.remove(['components'], at);
  }
  edits.write(pointer.path, editor.text);
  if (alone || beside.length === 0) return [];
  return [
    {
      id: 'canary-running',
      state: 'warn',
      title: `Ring ${ring} of ${model.name} is in a canary`,
      detail: `${pointer.path} keeps its canary component; what it compares changes with the release.`,
      remedy: 'Promote or abort the canary first.',
    },
  ];
}
