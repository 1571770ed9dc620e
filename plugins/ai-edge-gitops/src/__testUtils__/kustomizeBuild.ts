import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readKustomization } from '../kustomize/Kustomization';
import type { Tree } from '../types';

const hasKubectl =
  spawnSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' }).status === 0;

/** What kubectl does first: every path that a kustomization names has to be there. */
function checkReferences(tree: Tree, dir: string): void {
  const kustomization = readKustomization(tree, dir);
  if (!kustomization) throw new Error(`${dir}: no kustomization`);
  for (const path of [...kustomization.resources, ...kustomization.components]) {
    if (tree.read(path) === undefined) checkReferences(tree, path);
  }
}

/**
 * The objects that `kubectl kustomize` builds from directories of the tree. Without a kubectl on the PATH only the
 * references are followed and there are no objects.
 */
export function kustomizeBuild(
  tree: Tree,
  dirs: string[],
): Map<string, Record<string, any>[]> | undefined {
  dirs.forEach(dir => checkReferences(tree, dir));
  if (!hasKubectl) return undefined;
  const root = mkdtempSync(join(tmpdir(), 'ai-edge-gitops-'));
  try {
    for (const path of tree.paths()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), tree.read(path) ?? '');
    }
    return new Map(
      dirs.map(dir => {
        const built = execFileSync('kubectl', ['kustomize', join(root, dir)], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const documents = parseAllDocuments(built);
        return [
          dir,
          Array.isArray(documents) ? documents.map(doc => doc.toJS()) : [],
        ];
      }),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
