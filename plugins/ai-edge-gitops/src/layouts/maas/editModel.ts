import { InputError } from '@backstage/errors';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileEdits } from '../../tree/FileEdits';
import { asMap, dig } from '../../yaml/narrow';
import { YamlEditor } from '../../yaml/YamlEditor';
import { modelAddressField } from '../storageAddress';
import { ANNOTATION_STOP, LABEL_RELEASE } from './names';
import { readEnvironments } from './readEnvironments';
import { findModel, type ServedModel } from './readModels';
import { readObjects } from './readObjects';

/** Throws when another environment builds the same file: what is changed for one would change for both. */
function checkOwnFile(edits: FileEdits, served: ServedModel): void {
  const others = readEnvironments(edits).filter(
    ({ name, dir }) =>
      name !== served.environment.name &&
      readObjects(edits, dir).some(({ path }) => path === served.path),
  );
  if (others.length === 0) return;
  throw new InputError(
    `${served.path}: environment ${others
      .map(({ name }) => name)
      .join(', ')} builds it too; give ${
      served.environment.name
    } a file of its own in ${served.environment.dir} first`,
  );
}

/**
 * Edits the InferenceService of a model in its file, keeping the rest of it.
 *
 * @internal
 */
export function editModel(
  edits: FileEdits,
  served: ServedModel,
  edit: (editor: YamlEditor) => void,
): void {
  const { path, environment, model } = served;
  const text = edits.require(path);
  const editor = new YamlEditor(path, text);
  edit(editor);
  if (editor.text === text) return;
  checkOwnFile(edits, served);
  edits.write(path, editor.text);
  const after = findModel(edits, environment, model);
  if (canonicalJson(after?.manifest ?? {}) === canonicalJson(served.manifest)) {
    throw new InputError(
      `${environment.dir}: a patch there says what ${model} is, so a change of ${path} changes nothing; change the patch by hand`,
    );
  }
}

function setIn(
  editor: YamlEditor,
  at: string[],
  key: string,
  value: unknown,
): void {
  const is = dig(editor.value, ...at, key);
  if (canonicalJson(is ?? null) === canonicalJson(value ?? null)) return;
  if (Object.keys(asMap(dig(editor.value, ...at))).length === 0) {
    editor.setMember(at.slice(0, -1), at.at(-1)!, { [key]: value });
  } else if (typeof value === 'string' && typeof is === 'string') {
    editor.setScalar([...at, key], value);
  } else {
    editor.setMember(at, key, value);
  }
}

const MODEL = ['spec', 'predictor', 'model'];

/**
 * Gives the service fields of a predictor's `model`; `undefined` takes one out.
 *
 * @internal
 */
export function setModelFields(
  editor: YamlEditor,
  fields: Record<string, unknown>,
): void {
  for (const [key, value] of Object.entries(fields)) {
    setIn(editor, MODEL, key, value);
  }
}

/**
 * Says where the model comes from, in the form that the address has.
 *
 * @internal
 */
export function setArtifact(editor: YamlEditor, uri: string): void {
  const field = modelAddressField(uri);
  const is = asMap(dig(editor.value, ...MODEL));
  if ('storage' in field) {
    if (Object.keys(asMap(is.storage)).length > 0) {
      setIn(editor, [...MODEL, 'storage'], 'key', field.storage.key);
      setIn(editor, [...MODEL, 'storage'], 'path', field.storage.path);
    } else {
      setIn(editor, MODEL, 'storage', field.storage);
    }
    setIn(editor, MODEL, 'storageUri', undefined);
  } else {
    setIn(editor, MODEL, 'storageUri', field.storageUri);
    setIn(editor, MODEL, 'storage', undefined);
  }
}

/**
 * Names the release; takes the name out when there is none.
 *
 * @internal
 */
export function setVersion(
  editor: YamlEditor,
  version: string | undefined,
): void {
  setIn(editor, ['metadata', 'labels'], LABEL_RELEASE, version);
}

/**
 * Lets KServe take the pods away, or bring them back.
 *
 * @internal
 */
export function setStopped(editor: YamlEditor, stopped: boolean): void {
  const at = ['metadata', 'annotations'];
  if (stopped) {
    setIn(editor, at, ANNOTATION_STOP, 'true');
    return;
  }
  const annotations = asMap(dig(editor.value, ...at));
  if (!(ANNOTATION_STOP in annotations)) return;
  if (Object.keys(annotations).length === 1) {
    editor.setMember(['metadata'], 'annotations', undefined);
  } else {
    editor.setMember(at, ANNOTATION_STOP, undefined);
  }
}
