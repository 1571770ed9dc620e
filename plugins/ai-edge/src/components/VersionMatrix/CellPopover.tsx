import type { MatrixRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { ButtonLink, Link, Popover, Text } from '@backstage/ui';
import clsx from 'clsx';
import type { RefObject } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { troubleFacts, versionFacts, type CellFact } from './cellFacts';
import { useDeploymentsHref } from './useDeploymentsHref';
import styles from './VersionMatrix.module.css';
import type { CellCounts } from './versionShares';

export interface CellPopoverProps {
  triggerRef: RefObject<Element>;
  row: MatrixRow;
  cell: CellCounts;
  where: string;
  /** What of the deployments list the group is; absent where it cannot be asked for. */
  filter: Record<string, string[]> | undefined;
  /** Where the sites of the group are the columns. */
  group?: { text: string; href: string };
  onClose: () => void;
}

/** The exact numbers of one cell, each with its deployments. */
export function CellPopover(props: CellPopoverProps) {
  const { triggerRef, row, cell, where, filter, group, onClose } = props;
  const t = useAiEdgeTranslation();
  const href = useDeploymentsHref();
  const model = { model: [row.model] };
  const list = (facts: CellFact[], className?: string) =>
    facts.length > 0 && (
      <ul className={clsx(styles.facts, className)}>
        {facts.map(fact => (
          <li key={fact.id}>
            {filter && fact.filter ? (
              <Link href={href(model, filter, fact.filter)}>{fact.text}</Link>
            ) : (
              fact.text
            )}
          </li>
        ))}
      </ul>
    );
  return (
    <Popover
      triggerRef={triggerRef}
      aria-label={where}
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <div className={styles.popover}>
        <Text as="h3" variant="body-medium" weight="bold">
          {where}
        </Text>
        <Text as="p" color="secondary" variant="body-small">
          {t('cell.sites', { count: cell.sites })}
        </Text>
        {list(versionFacts(t, row, cell))}
        {list(troubleFacts(t, cell), styles.trouble)}
        {filter && (
          <ButtonLink
            size="small"
            variant="secondary"
            href={href(model, filter)}
          >
            {t('cell.list')}
          </ButtonLink>
        )}
        {group && (
          <Text as="p" variant="body-medium" className={styles.open}>
            <Link href={group.href}>
              {t('models.openGroup', { group: group.text })}
            </Link>
          </Text>
        )}
      </div>
    </Popover>
  );
}
