import { RiHistoryLine } from '@remixicon/react';
import { useAge } from '../AsOf';
import styles from './Count.module.css';
import { NotKnown } from './NotKnown';

export interface CountProps {
  /** Absent when nobody knows. A true zero is drawn as 0. */
  value: string | number | undefined;
  /** When the number was last known true. */
  asOf: string;
  /** It says something of a moment that is over: it does not grow old. */
  isTimeless?: boolean;
  /** Why it is absent. */
  reason: string;
}

/** Answers are asked for every half minute and may be a minute old by then. */
const FRESH_MS = 120_000;

/** A number that says how old it is once it is not fresh any more. */
export function Count({ value, asOf, isTimeless, reason }: CountProps) {
  const { ago, isOlderThan } = useAge();
  if (value === undefined) return <NotKnown reason={reason} />;
  return (
    <span className={styles.count}>
      {typeof value === 'number' ? value.toLocaleString() : value}
      {!isTimeless && isOlderThan(asOf, FRESH_MS) && (
        <RiHistoryLine
          size={14}
          role="img"
          aria-label={ago(asOf)}
          className={styles.old}
        />
      )}
    </span>
  );
}
