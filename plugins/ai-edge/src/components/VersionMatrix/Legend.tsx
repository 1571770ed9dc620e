import clsx from 'clsx';
import { useAiEdgeTranslation } from '../../translation';
import styles from './VersionMatrix.module.css';
import bar from './ShareBar.module.css';
import type { ShareKind } from './versionShares';

const KINDS: ShareKind[] = ['latest', 'previous', 'older', 'unknown'];

/** What the parts of a bar are, in words. */
export function Legend() {
  const t = useAiEdgeTranslation();
  return (
    <ul className={styles.legend} aria-label={t('legend.label')}>
      {KINDS.map(kind => (
        <li key={kind}>
          <span className={clsx(bar.swatch, bar[kind])} aria-hidden="true" />
          {t(`legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
