import type { PreviewFile } from '@ai-edge/backstage-plugin-ai-edge-common';
import { List, ListRow } from '@backstage/ui';
import {
  RiDeleteBinLine,
  RiFileAddLine,
  RiFileEditLine,
} from '@remixicon/react';
import { useState } from 'react';
import { diffCounts, LazyDiffView } from '../../components/DiffView';
import { useAiEdgeTranslation } from '../../translation';
import styles from './GitOpsPreview.module.css';

const ICONS = {
  create: <RiFileAddLine aria-hidden="true" />,
  update: <RiFileEditLine aria-hidden="true" />,
  delete: <RiDeleteBinLine aria-hidden="true" />,
};

/** Many files of a change share their name: the folder tells them apart. */
function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}

/** Files of the change on the left, the chosen one's diff on the right: only that one is mounted. */
export function PreviewFiles({ files }: { files: PreviewFile[] }) {
  const t = useAiEdgeTranslation();
  const [path, setPath] = useState(files[0].path);
  const shown = files.find(file => file.path === path) ?? files[0];
  const description = ({ change, diff }: PreviewFile) =>
    `${t(`preview.${change}`)}, ${t('preview.counts', diffCounts(diff))}`;
  return (
    <div className={styles.files}>
      <List
        aria-label={t('preview.fileList')}
        className={styles.list}
        items={files.map(file => ({ id: file.path, ...file }))}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown.path]}
        onSelectionChange={keys => setPath(String([...keys][0]))}
      >
        {file => (
          <ListRow
            id={file.path}
            textValue={file.path}
            icon={ICONS[file.change]}
            description={description(file)}
          >
            <span title={file.path}>{shortPath(file.path)}</span>
          </ListRow>
        )}
      </List>
      <LazyDiffView
        diff={shown.diff}
        label={t('preview.diffOf', { path: shown.path })}
      />
    </div>
  );
}
