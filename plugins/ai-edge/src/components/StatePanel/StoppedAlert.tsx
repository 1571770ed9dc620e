import { Alert, Button } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { useAge } from '../AsOf';
import { explainError } from './explainError';

export interface StoppedAlertProps {
  error: Error;
  /** When the facts on screen were last known true; absent where nobody knows. */
  asOf?: string;
  detail: string;
  onRetry: () => void;
}

/** Above facts that are still shown although the newest attempt to read them failed. */
export function StoppedAlert(props: StoppedAlertProps) {
  const { error, asOf, detail, onRetry } = props;
  const t = useAiEdgeTranslation();
  const { time } = useAge();
  const { message } = explainError(error);
  return (
    <div role="alert">
      <Alert
        status="warning"
        icon
        title={
          asOf
            ? t('panel.stopped', { time: time(asOf), message })
            : t('panel.stoppedSometime', { message })
        }
        description={asOf && detail}
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('action.tryAgain')}
          </Button>
        }
      />
    </div>
  );
}
