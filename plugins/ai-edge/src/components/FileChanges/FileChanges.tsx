import type { PreviewFile } from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  RiDeleteBinLine,
  RiFileAddLine,
  RiFileCopyLine,
  RiFileEditLine,
} from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import { diffCounts } from '../DiffView';
import { DiffList } from './DiffList';
import { foldFiles } from './foldFiles';

const ICONS = {
  create: <RiFileAddLine aria-hidden="true" />,
  update: <RiFileEditLine aria-hidden="true" />,
  delete: <RiDeleteBinLine aria-hidden="true" />,
};
const FOLDED = <RiFileCopyLine aria-hidden="true" />;

/** Many files of a change share their name: the folder tells them apart. */
function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}

/** The files of a change. Those that change the same way are one entry. */
export function FileChanges({ files }: { files: PreviewFile[] }) {
  const t = useAiEdgeTranslation();
  return (
    <DiffList
      label={t('preview.fileList')}
      items={foldFiles(files).map(({ file, paths }) => {
        const { path, change, diff } = file;
        const isFolded = paths.length > 1;
        const counts = t('preview.counts', diffCounts(diff));
        return {
          id: path,
          title: isFolded
            ? t('preview.sameWay', { n: paths.length })
            : shortPath(path),
          fullTitle: paths.join('\n'),
          description: `${t(`preview.${change}`)}, ${counts}`,
          icon: isFolded ? FOLDED : ICONS[change],
          diff,
          diffLabel: t('preview.diffOf', { path }),
          note: isFolded
            ? t('preview.sameIn', { paths: paths.slice(1).join(', ') })
            : undefined,
        };
      })}
    />
  );
}
