import { useMemo } from 'react';
import { Diff, Hunk, parseDiff } from 'react-diff-view';
import 'react-diff-view/style/index.css';
import styles from './DiffView.module.css';

export interface DiffViewProps {
  /** Unified diff of one file with a `diff --git` head. */
  diff: string;
  label: string;
}

/** The change of one file. Its own chunk: the library is loaded when a change is looked at. */
export function DiffView({ diff, label }: DiffViewProps) {
  const files = useMemo(() => parseDiff(diff), [diff]);
  return (
    <div
      className={styles.frame}
      role="region"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex
    >
      {files.map(file => (
        <Diff
          key={file.newPath}
          viewType="unified"
          diffType={file.type}
          hunks={file.hunks}
          renderGutter={({ change, side, renderDefault }) =>
            side === 'new' && change.type !== 'normal' ? (
              <>
                {change.type === 'insert' ? '+' : '−'} {renderDefault()}
              </>
            ) : (
              renderDefault()
            )
          }
        >
          {hunks => hunks.map(hunk => <Hunk key={hunk.content} hunk={hunk} />)}
        </Diff>
      ))}
    </div>
  );
}
