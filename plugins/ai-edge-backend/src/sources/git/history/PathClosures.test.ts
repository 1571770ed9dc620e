import { ClosureReader } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { randomNumbers } from '../../../__testUtils__/randomNumbers';
import { BranchFiles } from './BranchFiles';
import { closurePrint, PathClosures } from './PathClosures';
import type { BranchCommit } from './readBranchLog';

const PATHS = [
  'app/kustomization.yaml',
  'app/a',
  'base/kustomization.yaml',
  'base/b',
  'plain/x',
  'plain/y',
];
const TEXTS: Record<string, string[]> = {
  'app/kustomization.yaml': ['resources: [../base, a]', 'resources: [a]', '['],
  'base/kustomization.yaml': [
    'resources: [b]',
    'resources: [b, https://x.example/y]',
  ],
};

/** The text stands for the blob. */
const entryOf = (text: string) => `100644 ${Buffer.from(text).toString('hex')}`;

function filesOf(entries: Map<string, string>) {
  return {
    entry: (path: string) => entries.get(path),
    below: (dir: string) =>
      [...entries.keys()].filter(path => path.startsWith(`${dir}/`)),
    content: (blob: string) => Buffer.from(blob, 'hex').toString(),
  };
}

describe('PathClosures', () => {
  it.each([1, 2, 3, 4])(
    'says at every commit what reading all its files says, and reads little (%i)',
    seed => {
      const { pick, chance } = randomNumbers(seed);
      const states: Map<string, string>[] = [];
      const commits: BranchCommit[] = [];
      const commit = (): BranchCommit => {
        const before = new Map(states.at(-1) ?? []);
        const after = new Map(before);
        for (const path of PATHS) {
          if (!chance(0.25)) continue;
          const text = pick(TEXTS[path] ?? ['1', '2', '3']);
          if (chance(0.2)) after.delete(path);
          else after.set(path, entryOf(text));
        }
        states.push(after);
        return {
          revision: String(states.length),
          tree: '',
          parents: [],
          at: '',
          author: '',
          subject: '',
          body: '',
          changes: PATHS.filter(
            path => before.get(path) !== after.get(path),
          ).map(path => ({
            path,
            before: before.get(path),
            after: after.get(path),
          })),
        };
      };
      for (let number = 0; number < 20; number += 1) commits.push(commit());
      const files = BranchFiles.create(new Map(states.at(-1)), commits);
      const reader = ClosureReader.create();
      let read = 0;
      const closures = ['app', 'plain', 'base'].map(
        path =>
          [
            path,
            new PathClosures(files, number => {
              read += 1;
              return reader.read(
                {
                  entry: one => files.entryAt(one, number),
                  below: dir => files.below(dir, number),
                  content: filesOf(new Map()).content,
                },
                path,
              );
            }),
          ] as const,
      );
      for (let step = 0; step < 20; step += 1) {
        const head = commits.length - 1;
        const number = step === 19 ? 0 : pick([...commits.keys()]);
        for (const [path, known] of closures) {
          const { closure, from, to } = known.at(number, head);
          expect(closurePrint(closure)).toBe(
            closurePrint(reader.read(filesOf(states[number]), path)),
          );
          expect(from <= number && number <= to).toBe(true);
        }
        const next = commit();
        files.append(next, commits.push(next) - 1);
      }
      expect(read).toBeLessThan(3 * commits.length);
    },
  );
});
