import { posix } from 'node:path';
import { resolvePath } from '../kustomize/Kustomization';
import type { LintFinding } from '../types';
import { asList, asMap, asText } from '../yaml/narrow';
import { lintFinding } from './lintFinding';
import type { LintSubject } from './LintSubject';
import { YamlFiles } from './YamlFiles';
import { MemoryTree } from '../tree/MemoryTree';

interface Operation {
  op: string;
  path: string;
}

function toOperations(value: unknown): Operation[] {
  return asList(value)
    .map(asMap)
    .map(({ op, path }) => ({
      op: asText(op) ?? '',
      path: asText(path) ?? '',
    }));
}

/** A patch that checks first what is at the place breaks loudly, not on another object. */
function guessing(operations: Operation[]): string[] {
  const tested = operations
    .filter(({ op }) => op === 'test')
    .map(({ path }) => path);
  return operations
    .filter(({ op }) => op !== 'test')
    .map(({ path }) => path)
    .filter(path => {
      const place = /^.*\/\d+(?=\/|$)/.exec(path)?.[0];
      return (
        place !== undefined &&
        !tested.some(test => test === place || test.startsWith(`${place}/`))
      );
    });
}

function inlineOperations(text: string): Operation[] {
  const files = new YamlFiles(MemoryTree.fromFiles({ patch: text }));
  return toOperations(files.read('patch')?.documents[0]?.value);
}

function finding(
  path: string,
  line: number | undefined,
  pointer: string,
): LintFinding {
  return lintFinding({
    rule: 'index-patch',
    state: 'warn',
    path,
    line,
    about: pointer,
    title: 'A patch counts on a position in a list',
    detail: `${pointer} means another entry as soon as one is inserted before it in what is patched.`,
    remedy:
      'Patch by name with a strategic merge, or put a test operation for the entry in front.',
  });
}

/**
 * `index-patch`: JSON 6902 operations that name a list's entry by its position. An insert in the base makes them
 * patch something else, and nothing fails.
 *
 * @internal
 */
export function indexPatches(subject: LintSubject): LintFinding[] {
  const { files, kustomizations, owns } = subject;
  return kustomizations.flatMap(path => {
    const value = asMap(files.read(path)?.documents[0]?.value);
    return ['patches', 'patchesJson6902'].flatMap(field =>
      asList(value[field])
        .map(asMap)
        .flatMap((entry, index) => {
          const inline = asText(entry.patch);
          if (inline !== undefined) {
            const line = files.line(path, 0, field, index, 'patch');
            return guessing(inlineOperations(inline)).map(pointer =>
              finding(path, line, pointer),
            );
          }
          const file = resolvePath(
            posix.dirname(path),
            asText(entry.path) ?? '',
          );
          if (file === undefined || !owns(file)) return [];
          const operations = toOperations(
            files.read(file)?.documents[0]?.value,
          );
          return guessing(operations).map(pointer => {
            const at = operations.findIndex(
              operation => operation.path === pointer,
            );
            return finding(file, files.line(file, 0, at, 'path'), pointer);
          });
        }),
    );
  });
}
