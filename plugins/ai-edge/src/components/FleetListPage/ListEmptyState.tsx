import { Button } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { useAiEdgeTranslation } from '../../translation';
import { StatePanel } from '../StatePanel';
import type { ListWords } from './listWords';

const THING = {
  sites: 'things.site',
  deployments: 'things.deployment',
  changes: 'things.change',
} as const;

export interface ListEmptyStateProps {
  words: ListWords;
  isFiltered: boolean;
  onClear: () => void;
  /** What is said when there is nothing at all. */
  children: ReactNode;
}

/** Nothing matches and nothing exists are two different things. */
export function ListEmptyState(props: ListEmptyStateProps) {
  const { words, isFiltered, onClear, children } = props;
  const t = useAiEdgeTranslation();
  if (!isFiltered) return <>{children}</>;
  const thing = t(THING[words]);
  return (
    <StatePanel
      icon={RiFilterOffLine}
      action={
        <Button variant="secondary" onPress={onClear}>
          {t('action.clearFilters')}
        </Button>
      }
    >
      {t('panel.noMatch', { thing })}
    </StatePanel>
  );
}
