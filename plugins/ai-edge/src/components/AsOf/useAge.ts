import { useNow } from '../../hooks/useNow';
import { useAiEdgeTranslation } from '../../translation';
import { age, clockTime } from './age';

/** Words for instants, re-worded by the page's clock. */
export interface AgeWords {
  /** `12 s ago`. */
  ago(instant: string): string;
  /** `12 s`. */
  span(instant: string): string;
  /** `14:05`. */
  time(instant: string): string;
  isOlderThan(instant: string, ms: number): boolean;
}

export function useAge(): AgeWords {
  const now = useNow();
  const t = useAiEdgeTranslation();
  return {
    ago: instant => {
      const { unit, n } = age(instant, now);
      return t(`age.${unit}`, { n });
    },
    span: instant => {
      const { unit, n } = age(instant, now);
      return t(`span.${unit}`, { n });
    },
    time: instant => clockTime(instant, now),
    isOlderThan: (instant, ms) => now - Date.parse(instant) > ms,
  };
}
