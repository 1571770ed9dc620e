import { VisuallyHidden } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';

export interface NotKnownProps {
  /** Why there is no value. */
  reason: string;
}

/** Stands where a value would be. It is never a zero. */
export function NotKnown({ reason }: NotKnownProps) {
  const t = useAiEdgeTranslation();
  const text = t('status.notKnown', { reason });
  return (
    <span title={text}>
      <span aria-hidden="true">-</span>
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}
