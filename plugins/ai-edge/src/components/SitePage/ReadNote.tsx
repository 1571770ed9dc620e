import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { AsOf } from '../AsOf';

export interface ReadNoteProps {
  asOf: string;
  /** Read when the page asked for it; else it is what the fleet keeps. */
  isLive: boolean;
}

/** How fresh a part of the page is. */
export function ReadNote({ asOf, isLive }: ReadNoteProps) {
  const t = useAiEdgeTranslation();
  return (
    <Text
      as="p"
      variant="body-small"
      color="secondary"
      style={{ marginTop: 'var(--bui-space-2)' }}
    >
      {t(isLive ? 'health.readNow' : 'health.asKept')} <AsOf asOf={asOf} />
    </Text>
  );
}
