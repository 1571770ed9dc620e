import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface FactsProps {
  items: { label: string; value: ReactNode }[];
}

/** A list of names and values. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>
            <Text color="secondary">{label}</Text>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
