import { Flex, Text } from '@backstage/ui';
import type { RemixiconComponentType } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './StatePanel.module.css';

export interface StatePanelProps {
  icon: RemixiconComponentType;
  /** One sentence. */
  children: string;
  action?: ReactNode;
}

/** Stands in the place of content that is not there: icon, sentence, action. */
export function StatePanel({ icon: Icon, children, action }: StatePanelProps) {
  return (
    <Flex
      direction="column"
      align="center"
      justify="center"
      gap="3"
      className={styles.panel}
      role="status"
    >
      <Icon size={32} aria-hidden="true" className={styles.icon} />
      <Text as="p" className={styles.text}>
        {children}
      </Text>
      {action}
    </Flex>
  );
}
