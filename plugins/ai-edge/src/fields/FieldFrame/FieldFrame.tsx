import { Box, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './FieldFrame.module.css';

export interface FieldFrameProps {
  title: string;
  children: ReactNode;
}

/** The surface of a large field: its controls stand out on it, whichever theme the form has. */
export function FieldFrame({ title, children }: FieldFrameProps) {
  return (
    <Box bg="neutral" className={styles.frame} role="group" aria-label={title}>
      <Flex direction="column" gap="3">
        <Text as="h3" variant="title-x-small" weight="bold">
          {title}
        </Text>
        {children}
      </Flex>
    </Box>
  );
}
