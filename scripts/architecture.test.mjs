// The house rules that a machine can check: who may import whom, and how large a file may be.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inRoot, root } from './lib/root.mjs';

const SCOPE = '@ai-edge/backstage-plugin-';
const COMMON = `${SCOPE}ai-edge-common`;
const GITOPS = `${SCOPE}ai-edge-gitops`;
const NODE = `${SCOPE}ai-edge-node`;
const BACKEND = `${SCOPE}ai-edge-backend`;
const CATALOG = `${SCOPE}catalog-backend-module-ai-edge`;
const EVENTS = `${SCOPE}events-backend-module-ai-edge`;
const SCAFFOLDER = `${SCOPE}scaffolder-backend-module-ai-edge`;
const FRONTEND = `${SCOPE}ai-edge`;

/** Package folder -> packages of ours that its sources may import; `tests` adds to that in tests. */
const ARROWS = {
  'plugins/ai-edge-common': { sources: [] },
  'plugins/ai-edge-gitops': { sources: [COMMON] },
  'plugins/ai-edge-node': { sources: [COMMON], types: [GITOPS] },
  'plugins/ai-edge-backend': { sources: [COMMON, GITOPS, NODE] },
  'plugins/catalog-backend-module-ai-edge': { sources: [COMMON, NODE] },
  'plugins/events-backend-module-ai-edge': { sources: [] },
  'plugins/scaffolder-backend-module-ai-edge': { sources: [COMMON, NODE] },
  'plugins/ai-edge': { sources: [COMMON] },
  'packages/app': { sources: [FRONTEND] },
  'packages/backend': { sources: [BACKEND, CATALOG, EVENTS, SCAFFOLDER] },
  'packages/lab': { sources: [], tests: [COMMON] },
  'packages/cli': { sources: [GITOPS] },
};

const MOST_LINES = 300;

function* walk(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'dist-types'].includes(entry.name)) {
        yield* walk(full);
      }
    } else if (/\.(tsx?|mjs)$/.test(entry.name)) {
      yield full;
    }
  }
}

function importsOf(file) {
  const text = fs.readFileSync(file, 'utf8');
  const found = [];
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^;'"]*?from\s+'(@ai-edge\/[^']+)'|import\('(@ai-edge\/[^']+)'\)/g;
  for (const match of text.matchAll(pattern)) {
    found.push({ name: match[3] ?? match[4], typeOnly: Boolean(match[2]) });
  }
  return found;
}

for (const [folder, allowed] of Object.entries(ARROWS)) {
  test(`${folder} imports only what it may`, () => {
    const wrong = [];
    let files = 0;
    for (const file of walk(inRoot(folder))) {
      files += 1;
      const isTest = /\.test\.tsx?$|__testUtils__|e2e-tests/.test(file);
      for (const { name, typeOnly } of importsOf(file)) {
        const ok =
          allowed.sources.includes(name) ||
          (typeOnly && allowed.types?.includes(name)) ||
          (isTest && allowed.tests?.includes(name));
        if (!ok) wrong.push(`${path.relative(root, file)} imports ${name}`);
      }
    }
    assert.ok(files > 0, `${folder} has no sources`);
    assert.deepEqual(wrong, []);
  });
}

test('every workspace package is in the table of arrows', () => {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    fs.readdirSync(inRoot(parent)).map(name => `${parent}/${name}`),
  );
  assert.deepEqual(folders.sort(), Object.keys(ARROWS).sort());
});

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  const long = [];
  for (const parent of ['packages', 'plugins', 'scripts', 'bench']) {
    if (!fs.existsSync(inRoot(parent))) continue;
    for (const file of walk(inRoot(parent))) {
      const lines = fs.readFileSync(file, 'utf8').split('\n').length - 1;
      if (lines > MOST_LINES)
        long.push(`${path.relative(root, file)}: ${lines}`);
    }
  }
  assert.deepEqual(long, []);
});
