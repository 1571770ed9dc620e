import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { createProgram } from './createProgram';

const root = resolve(__dirname, '../../../deploy/gitops-ci');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.ya?ml$/.test(file))
  .sort();
const check = createProgram({ out: () => {}, done: () => {} }).commands.find(
  command => command.name() === 'check',
)!;
const flags = new Set(check.options.map(({ long }) => long));

it('has an example for every forge, and for Tekton', () => {
  expect(new Set(files.map(file => file.split(/[\\/]/)[0]))).toEqual(
    new Set(['gitea', 'github', 'gitlab', 'tekton']),
  );
});

it.each(files)('%s is YAML, and calls the command with flags it has', file => {
  const text = readFileSync(join(root, file), 'utf8');
  const documents = parseAllDocuments(text);
  expect(documents).toHaveLength(1);
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const calls = text.split('\n').filter(line => line.includes('@ai-edge/cli'));
  expect(calls).toHaveLength(file.includes('pipeline') ? 0 : 1);
  for (const call of calls) {
    const [, args] = call.split(' check ');
    const used = [...args.matchAll(/(?<=\s)--[a-z-]+/g)].map(([flag]) => flag);
    expect(used).toContain('--base');
    expect(used.filter(flag => !flags.has(flag))).toEqual([]);
  }
});
