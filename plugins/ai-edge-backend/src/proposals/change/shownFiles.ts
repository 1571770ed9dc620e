import type {
  PreviewFile,
  ProposalDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  unifiedDiff,
  type FileChange,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { TreeChange } from './readTreeChange';
import { namesAny } from './siteNames';

const MAX_FILES = 300;
/** Above it a file is not compared line by line. */
const MAX_COMPARED = 256 * 1024;
/** Above it the whole contents are not shown beside the difference. */
const MAX_WHOLE = 16 * 1024;

function sizeOf({ before = '', after = '' }: FileChange): number {
  return before.length + after.length;
}

function shown(file: FileChange, isWhole: boolean): PreviewFile {
  const { path, change, before, after } = file;
  const diff =
    sizeOf(file) > MAX_COMPARED
      ? unifiedDiff({ path, change })
      : unifiedDiff(file);
  return {
    path,
    change,
    diff,
    ...(isWhole &&
      sizeOf(file) <= MAX_WHOLE && {
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      }),
  };
}

/**
 * The files of a proposal as a page shows them: bounded, and without those that name sites which the caller may not
 * know of.
 */
export function shownFiles(
  { paths, files }: TreeChange,
  hidden: string[],
): Pick<ProposalDetail, 'files' | 'filesLeftOut'> {
  const all = files.slice(0, MAX_FILES).map(file =>
    // A whole file says more of others than what changes in it.
    shown(file, hidden.length === 0),
  );
  const visible = all.filter(
    ({ path, diff }) => !namesAny(`${path}\n${diff}`, hidden),
  );
  const left = {
    hidden: all.length - visible.length,
    more: paths.length - all.length,
  };
  const isWhole = left.hidden === 0 && left.more === 0;
  return { files: visible, ...(!isWhole && { filesLeftOut: left }) };
}
