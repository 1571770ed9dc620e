import type { FileEdits } from '../../tree/FileEdits';
import type { Tree } from '../../types';
import { asList, asMap, asText, dig } from '../../yaml/narrow';
import { canonicalJson } from '@ai-edge/backstage-plugin-ai-edge-common';
import { parseYaml } from '../../yaml/parseYaml';
import { YamlEditor } from '../../yaml/YamlEditor';
import { operations } from './appFiles';
import { loadManifests, ofKind } from './loadManifests';

const LIST = '/spec/predicates';
const EXPRESSIONS = [
  'requiredClusterSelector',
  'labelSelector',
  'matchExpressions',
];

/**
 * A predicate's requirements of the label `name`, by which a placement chooses or leaves out single sites.
 *
 * @internal
 */
export function nameExpression(
  predicate: unknown,
  operator: 'In' | 'NotIn',
): { index: number; values: string[] } | undefined {
  const expressions = asList(dig(predicate, ...EXPRESSIONS));
  const index = expressions.findIndex(
    entry =>
      dig(entry, 'key') === 'name' && dig(entry, 'operator') === operator,
  );
  if (index < 0) return undefined;
  const values = asList(dig(expressions[index], 'values'));
  return { index, values: values.map(value => asText(value) ?? '') };
}

/**
 * Whether a predicate is a list of names and asks for nothing else.
 *
 * @internal
 */
export function isNamesAlone(predicate: unknown): boolean {
  const selector = dig(predicate, ...EXPRESSIONS.slice(0, 2));
  return (
    nameExpression(predicate, 'In') !== undefined &&
    asList(dig(predicate, ...EXPRESSIONS)).length === 1 &&
    Object.keys(asMap(dig(selector, 'matchLabels'))).length === 0
  );
}

/**
 * The predicate with other names in that requirement. Without names it goes: an empty list is no valid requirement.
 *
 * @internal
 */
export function withNames(
  predicate: unknown,
  operator: 'In' | 'NotIn',
  values: string[],
): unknown {
  const expressions = asList(dig(predicate, ...EXPRESSIONS));
  const index =
    nameExpression(predicate, operator)?.index ?? expressions.length;
  const entry = { key: 'name', operator, values: [...values].sort() };
  const { requiredClusterSelector, ...rest } = asMap(predicate);
  const { labelSelector, ...others } = asMap(requiredClusterSelector);
  const { matchExpressions: _old, ...labels } = asMap(labelSelector);
  const changed = expressions.toSpliced(
    index,
    1,
    ...(values.length > 0 ? [entry] : []),
  );
  return {
    ...rest,
    requiredClusterSelector: {
      ...others,
      labelSelector: {
        ...labels,
        ...(changed.length > 0 && { matchExpressions: changed }),
      },
    },
  };
}

/**
 * The predicates of an overlay's Placement as it is built; one that asks for nothing when there are none.
 *
 * @internal
 */
export function readPredicates(tree: Tree, overlay: string): unknown[] {
  const placement = ofKind(loadManifests(tree, overlay), 'Placement');
  const predicates = asList(dig(placement, 'spec', 'predicates'));
  return predicates.length > 0
    ? predicates
    : [{ requiredClusterSelector: { labelSelector: {} } }];
}

interface Origin {
  patch: number;
  at: (string | number)[];
}

/** Which text of the overlay's own patches each predicate comes from; undefined for the base's. */
function originsOf(path: string, patches: unknown[]): (Origin | undefined)[] {
  let origins: (Origin | undefined)[] = [];
  for (const [patch, entry] of patches.entries()) {
    const text = asText(asMap(entry).patch);
    const parsed = text === undefined ? undefined : parseYaml(path, text);
    for (const [operation, item] of asList(parsed).entries()) {
      const target = dig(item, 'path');
      const value = dig(item, 'value');
      if (target === LIST) {
        origins = asList(value).map((_, index) => ({
          patch,
          at: [operation, 'value', index],
        }));
      } else if (target === `${LIST}/-`) {
        origins = [...origins, { patch, at: [operation, 'value'] }];
      }
    }
  }
  return origins;
}

/** Edits the lists of names where they are written. Says whether that was all there was to do. */
function editNames(edits: FileEdits, overlay: string, wanted: unknown[]) {
  const path = `${overlay}/kustomization.yaml`;
  const editor = new YamlEditor(path, edits.require(path));
  const patches = asList(asMap(editor.value).patches);
  const is = readPredicates(edits, overlay);
  const origins = originsOf(path, patches);
  if (is.length !== wanted.length) return false;
  for (const [index, predicate] of is.entries()) {
    if (canonicalJson(predicate) === canonicalJson(wanted[index])) continue;
    const origin = origins.length === is.length ? origins[index] : undefined;
    if (!origin) return false;
    const inner = new YamlEditor(
      path,
      asText(dig(editor.value, 'patches', origin.patch, 'patch')) ?? '',
    );
    for (const operator of ['In', 'NotIn'] as const) {
      const now = nameExpression(predicate, operator);
      const next = nameExpression(wanted[index], operator);
      if (!now) continue;
      const at = [...origin.at, ...EXPRESSIONS];
      if (!next) {
        inner.remove(at, now.index);
        continue;
      }
      const list = [...at, now.index, 'values'];
      const gone = now.values.flatMap((name, i) =>
        next.values.includes(name) ? [] : [i],
      );
      if (gone.length > 0) inner.remove(list, gone);
      inner.insertSorted(list, next.values);
    }
    editor.setBlock(['patches', origin.patch, 'patch'], inner.text);
  }
  edits.write(path, editor.text);
  return true;
}

/** The last patch, when all that it says is the predicates: one that has been written here. */
function ownPatch(editor: YamlEditor, path: string): number | undefined {
  const patches = asList(asMap(editor.value).patches);
  const text = asText(dig(patches.at(-1), 'patch'));
  const said = text === undefined ? [] : asList(parseYaml(path, text));
  return said.length === 1 && dig(said[0], 'path') === LIST
    ? patches.length - 1
    : undefined;
}

/**
 * Gives an overlay's Placement these predicates: by a name put into or taken out of a list that is there, where that is
 * enough, else by a patch of its own that says them all, which goes when it is needed no more.
 *
 * @internal
 */
export function writePredicates(
  edits: FileEdits,
  overlay: string,
  wanted: unknown[],
): void {
  const path = `${overlay}/kustomization.yaml`;
  const before = edits.require(path);
  const same = () =>
    canonicalJson(readPredicates(edits, overlay)) === canonicalJson(wanted);
  if (same()) return;
  const editor = new YamlEditor(path, before);
  const own = ownPatch(editor, path);
  if (own !== undefined) {
    if (own === 0) editor.setPairs([], 'patches', {});
    else editor.remove(['patches'], own);
    edits.write(path, editor.text);
    if (same()) return;
    edits.write(path, before);
  }
  if (editNames(edits, overlay, wanted) && same()) return;
  const again = new YamlEditor(path, before);
  const patch = operations([[LIST, wanted]]);
  if (own === undefined) {
    again.append('patches', { target: { kind: 'Placement' }, patch });
  } else {
    again.setBlock(['patches', own, 'patch'], patch);
  }
  edits.write(path, again.text);
}
