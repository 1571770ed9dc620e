import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';

export interface SectionProps {
  title: string;
  children: ReactNode;
  className?: string;
}

/** A titled card, findable by its name. */
export function Section({ title, children, className }: SectionProps) {
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id} className={className}>
      <CardHeader>
        <Text as="h3" id={id} variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
