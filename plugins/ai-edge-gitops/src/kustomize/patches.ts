import type { Tree } from '../types';
import { asList, asMap, asText } from '../yaml/narrow';
import { parseYamlAll } from '../yaml/parseYaml';
import { resolvePath, type Kustomization } from './Kustomization';

/** A Kubernetes object as it is written in a file. */
export type Manifest = Record<string, unknown>;

/**
 * One patch of a kustomization: a list of JSON 6902 operations, or a partial object that is merged.
 *
 * @internal
 */
export interface Patch {
  target: { kind?: string; name?: string };
  operations?: { op: string; path: string; value?: unknown }[];
  merge?: Manifest;
}

function toPatch(value: unknown, target: Record<string, unknown>): Patch {
  const aim = { kind: asText(target.kind), name: asText(target.name) };
  if (Array.isArray(value)) {
    return {
      target: aim,
      operations: value.map(asMap).map(operation => ({
        op: asText(operation.op) ?? '',
        path: asText(operation.path) ?? '',
        value: operation.value,
      })),
    };
  }
  const merge = asMap(value);
  // With a target the names in the patch itself mean nothing.
  const hasTarget = Object.keys(target).length > 0;
  return {
    target: hasTarget
      ? aim
      : {
          kind: asText(merge.kind),
          name: asText(asMap(merge.metadata).name),
        },
    merge,
  };
}

/**
 * The patches of a kustomization, inline ones and those in files, in their order.
 *
 * @internal
 */
export function readPatches(
  tree: Tree,
  { path, dir, value }: Kustomization,
): Patch[] {
  const load = (file: string | undefined, inline: string | undefined) => {
    if (inline !== undefined) return parseYamlAll(path, inline);
    const at = file === undefined ? undefined : resolvePath(dir, file);
    const text = at === undefined ? undefined : tree.read(at);
    return text === undefined ? [] : parseYamlAll(at!, text);
  };
  const entries = [
    ...asList(value.patches),
    ...asList(value.patchesJson6902),
  ].map(asMap);
  return [
    ...entries.flatMap(entry =>
      load(asText(entry.path), asText(entry.patch)).map(patch =>
        toPatch(patch, asMap(entry.target)),
      ),
    ),
    ...asList(value.patchesStrategicMerge).flatMap(entry => {
      const text = asText(entry);
      const isInline = text?.includes('\n') ?? false;
      return load(isInline ? undefined : text, isInline ? text : undefined).map(
        patch => toPatch(patch, {}),
      );
    }),
  ];
}
