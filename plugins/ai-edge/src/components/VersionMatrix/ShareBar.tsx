import styles from './ShareBar.module.css';
import type { Share } from './versionShares';

export interface ShareBarProps {
  shares: Share[];
}

/** Shares of a whole in one line. The numbers are beside it in words: to a screen reader it is nothing. */
export function ShareBar({ shares }: ShareBarProps) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {shares.map(({ kind, sites }) => (
        <span
          key={kind}
          className={styles[kind]}
          data-share={kind}
          style={{ flexGrow: sites }}
        />
      ))}
    </span>
  );
}
