import { List, ListRow, Text } from '@backstage/ui';
import { useState, type ReactElement } from 'react';
import { LazyDiffView } from '../DiffView';
import styles from './DiffList.module.css';

/** One entry of the list: what it is called, and the change that is drawn when it is chosen. */
export interface DiffListItem {
  id: string;
  title: string;
  /** All of what `title` leaves out. */
  fullTitle: string;
  description: string;
  icon?: ReactElement;
  diff: string;
  /** Accessible name of the change. */
  diffLabel: string;
  /** A sentence above the change. */
  note?: string;
}

/** Entries on the left, the chosen one's change on the right: only that one is mounted. */
export function DiffList({
  label,
  items,
}: {
  label: string;
  items: DiffListItem[];
}) {
  const [id, setId] = useState(items[0].id);
  const shown = items.find(item => item.id === id) ?? items[0];
  return (
    <div className={styles.frame}>
      <List
        aria-label={label}
        className={styles.list}
        items={items}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown.id]}
        onSelectionChange={keys => setId(String([...keys][0]))}
      >
        {item => (
          <ListRow
            id={item.id}
            textValue={item.fullTitle}
            icon={item.icon}
            description={item.description}
          >
            <span title={item.fullTitle}>{item.title}</span>
          </ListRow>
        )}
      </List>
      <div className={styles.diff}>
        {shown.note && (
          <Text as="p" variant="body-small" className={styles.note}>
            {shown.note}
          </Text>
        )}
        <LazyDiffView diff={shown.diff} label={shown.diffLabel} />
      </div>
    </div>
  );
}
