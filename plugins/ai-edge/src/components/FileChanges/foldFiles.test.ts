import type { PreviewFile } from '@ai-edge/backstage-plugin-ai-edge-common';
import { foldFiles } from './foldFiles';

function file(path: string, line: number, body: string[]): PreviewFile {
  return {
    path,
    change: 'update',
    diff: [
      `diff --git a/${path} b/${path}`,
      `--- a/${path}`,
      `+++ b/${path}`,
      `@@ -${line},1 +${line},1 @@`,
      ...body,
    ].join('\n'),
  };
}

describe('foldFiles', () => {
  it('folds what changes the same way, wherever in the file that is', () => {
    const files = [
      file('sites/a.yaml', 3, ['-tag: v1', '+tag: v2']),
      file('sites/b.yaml', 9, ['-tag: v1', '+tag: v2']),
      file('sites/c.yaml', 3, ['-tag: v1', '+tag: v3']),
    ];
    expect(foldFiles(files).map(({ paths }) => paths)).toEqual([
      ['sites/a.yaml', 'sites/b.yaml'],
      ['sites/c.yaml'],
    ]);
  });

  it('does not take a new file for a changed one', () => {
    const changed = file('a', 1, ['+x']);
    expect(
      foldFiles([changed, { ...file('b', 1, ['+x']), change: 'create' }]),
    ).toHaveLength(2);
  });

  it('does not fold files whose change cannot be read', () => {
    const binary = (path: string): PreviewFile => ({
      path,
      change: 'update',
      diff: `diff --git a/${path} b/${path}\nBinary files differ`,
    });
    expect(foldFiles([binary('a'), binary('b')])).toHaveLength(2);
  });
});
