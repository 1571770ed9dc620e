import { Button } from '@backstage/ui';
import { RiBrainLine, RiFilterOffLine } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import { DeployButton } from '../DeployButton';
import { StatePanel } from '../StatePanel';

export interface EmptyMatrixProps {
  isFiltered: boolean;
  onClear: () => void;
}

/** No model matches and no model runs are two different things. */
export function EmptyMatrix({ isFiltered, onClear }: EmptyMatrixProps) {
  const t = useAiEdgeTranslation();
  return isFiltered ? (
    <StatePanel
      icon={RiFilterOffLine}
      action={
        <Button variant="secondary" onPress={onClear}>
          {t('action.clearFilters')}
        </Button>
      }
    >
      {t('panel.noMatch', { thing: t('things.model') })}
    </StatePanel>
  ) : (
    <StatePanel icon={RiBrainLine} action={<DeployButton />}>
      {t('empty.models')}
    </StatePanel>
  );
}
