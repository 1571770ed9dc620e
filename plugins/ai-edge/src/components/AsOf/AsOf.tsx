import { useAiEdgeTranslation } from '../../translation';
import { useAge } from './useAge';

export interface AsOfProps {
  /** When the fact was last known true, ISO 8601. */
  asOf: string;
  /** Who said it. */
  source?: string;
}

/** The age of a fact, with its full date for those who ask. */
export function AsOf({ asOf, source }: AsOfProps) {
  const t = useAiEdgeTranslation();
  const { ago } = useAge();
  const date = new Date(asOf).toLocaleString();
  return (
    <time
      dateTime={asOf}
      title={source ? t('asOf.from', { date, source }) : date}
    >
      {ago(asOf)}
    </time>
  );
}
