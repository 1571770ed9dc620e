import { Alert, Button } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { explainError, StoppedAlert } from '../StatePanel';
import styles from './FleetListPage.module.css';

export interface ListNoticesProps {
  /** There are rows, or it is known that there are none. */
  hasRows: boolean;
  asOf: string | undefined;
  /** Set when rows are shown although the newest attempt failed. */
  error: Error | undefined;
  countsError: Error | undefined;
  changed: number;
  onShow: () => void;
  onRetry: () => void;
}

/** What is to be said about the rows that are shown. */
export function ListNotices(props: ListNoticesProps) {
  const { hasRows, asOf, error, countsError, changed, onShow, onRetry } = props;
  const t = useAiEdgeTranslation();
  return (
    <>
      {error && hasRows && (
        <StoppedAlert
          error={error}
          asOf={asOf}
          detail={t('panel.stoppedDetail')}
          onRetry={onRetry}
        />
      )}
      {countsError && !error && hasRows && (
        <div role="status">
          <Alert
            status="warning"
            icon
            title={t('list.countsFailed', {
              message: explainError(countsError).message,
            })}
          />
        </div>
      )}
      {changed > 0 && (
        <div role="status" className={styles.notice}>
          {t('list.changed', { count: changed })}
          <Button variant="secondary" size="small" onPress={onShow}>
            {t('action.show')}
          </Button>
        </div>
      )}
    </>
  );
}
