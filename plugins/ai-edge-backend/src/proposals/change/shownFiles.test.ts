import type { FileChange } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { shownFiles } from './shownFiles';

const update = (path: string, before: string, after: string): FileChange => ({
  path,
  change: 'update',
  before,
  after,
});

function show(files: FileChange[], hidden: string[] = [], more: string[] = []) {
  const paths = [...files.map(({ path }) => path), ...more];
  return shownFiles({ paths, files }, hidden);
}

it('shows a short file whole, and of a long one what changes', () => {
  const long = `${'x\n'.repeat(20_000)}`;
  const { files, filesLeftOut } = show([
    update('a', '1\n', '2\n'),
    update('b', `${long}1\n`, `${long}2\n`),
  ]);
  expect(files[0]).toMatchObject({ before: '1\n', after: '2\n' });
  expect(files[1]).not.toHaveProperty('before');
  expect(files[1].diff).toContain('-1\n+2\n');
  expect(filesLeftOut).toBeUndefined();
});

it('leaves out files that name what the caller may not know of', () => {
  const shown = show(
    [
      update('sites/north-1.yaml', 'a\n', 'b\n'),
      update('list.yaml', '- north-1\n', '- north-1\n- south-1\n'),
      update('far.yaml', `north-1\n${'x\n'.repeat(9)}1\n`, 'y\n'),
      update('model.yaml', '1\n', '2\n'),
    ],
    ['north-1'],
  );
  expect(shown.files.map(({ path }) => path)).toEqual(['model.yaml']);
  expect(shown.files[0]).not.toHaveProperty('before');
  expect(shown.filesLeftOut).toEqual({ hidden: 3, more: 0 });
});

it('bounds how many there are, and counts those that are no text', () => {
  const many = Array.from({ length: 310 }, (_, i) => update(`${i}`, 'a', 'b'));
  const { files, filesLeftOut } = show(many, [], ['image.png']);
  expect(files).toHaveLength(300);
  expect(filesLeftOut).toEqual({ hidden: 0, more: 11 });
});
