#!/usr/bin/env node
// Counts the project's own files: packages, sources, tests, lines, sizes. `node bench/sizes.mjs`.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter(file => /\.(tsx?|mjs)$/.test(file) && fs.existsSync(file));

const groups = new Map();
for (const file of files) {
  const [top, name] = file.split('/');
  const group = ['packages', 'plugins'].includes(top) ? `${top}/${name}` : top;
  const entry = groups.get(group) ?? { sources: [], tests: 0, testLines: 0 };
  const text = fs.readFileSync(file, 'utf8');
  const lines = text.split('\n').length - 1;
  if (/\.test\.|__testUtils__|e2e-tests/.test(file)) {
    entry.tests += 1;
    entry.testLines += lines;
  } else {
    entry.sources.push({ file, lines, bytes: Buffer.byteLength(text) });
  }
  groups.set(group, entry);
}

const pad = (value, width) => String(value).padStart(width);
console.log(`${'package'.padEnd(44)} files  lines tests  lines`);
const all = [];
const total = { files: 0, lines: 0, tests: 0, testLines: 0 };
for (const [group, { sources, tests, testLines }] of [...groups].sort()) {
  const lines = sources.reduce((sum, source) => sum + source.lines, 0);
  console.log(
    `${group.padEnd(44)}${pad(sources.length, 6)}${pad(lines, 7)}${pad(
      tests,
      6,
    )}${pad(testLines, 7)}`,
  );
  all.push(...sources);
  total.files += sources.length;
  total.lines += lines;
  total.tests += tests;
  total.testLines += testLines;
}
console.log(
  `${'all'.padEnd(44)}${pad(total.files, 6)}${pad(total.lines, 7)}${pad(
    total.tests,
    6,
  )}${pad(total.testLines, 7)}`,
);

all.sort((a, b) => a.bytes - b.bytes);
const at = share => all[Math.floor(share * (all.length - 1))];
console.log(
  `source files: median ${at(0.5).bytes} bytes, nine of ten under ${
    at(0.9).bytes
  }, longest ${Math.max(...all.map(f => f.lines))} lines`,
);
