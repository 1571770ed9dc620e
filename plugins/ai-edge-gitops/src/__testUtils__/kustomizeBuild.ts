import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readKustomization } from '../kustomize/Kustomization';
import type { Tree } from '../types';

const hasKubectl =
  spawnSync('kubectl', ['kustomize', '--help'], { stdio: 'ignore' }).status ===
  0;

/** What kubectl does first: every path that a kustomization names has to be there. */
function checkReferences(tree: Tree, dir: string): void {
  const kustomization = readKustomization(tree, dir);
  if (!kustomization) throw new Error(`${dir}: no kustomization`);
  for (const path of [
    ...kustomization.resources,
    ...kustomization.components,
  ]) {
    if (tree.read(path) === undefined) checkReferences(tree, path);
  }
}

type Built = Map<string, Record<string, any>[]>;

/**
 * Builds directories of the tree with `kubectl kustomize` and hands what came out to `check`. Without a kubectl on
 * the PATH only the references are followed, and there is nothing to hand over.
 */
export function kustomizeBuild(
  tree: Tree,
  dirs: string[],
  check: (built: Built) => void = () => {},
): void {
  dirs.forEach(dir => checkReferences(tree, dir));
  if (!hasKubectl) return;
  const root = mkdtempSync(join(tmpdir(), 'ai-edge-gitops-'));
  try {
    for (const path of tree.paths()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), tree.read(path) ?? '');
    }
    const built: Built = new Map();
    for (const dir of dirs) {
      const text = execFileSync('kubectl', ['kustomize', join(root, dir)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const documents = parseAllDocuments(text);
      built.set(
        dir,
        Array.isArray(documents) ? documents.map(doc => doc.toJS()) : [],
      );
    }
    check(built);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
