import { Alert, Button, ButtonLink } from '@backstage/ui';
import { RiLockLine, RiMapPin2Line } from '@remixicon/react';
import { useAiEdgeTranslation } from '../../translation';
import { explainError } from './explainError';
import { StatePanel } from './StatePanel';

export interface ErrorPanelProps {
  error: Error;
  /** In the middle of a sentence: `sites`. */
  things: string;
  /** At its beginning: `Sites`. */
  Things: string;
  permission: string;
  onRetry: () => void;
  /** For single things: what is said when it is not there, and where the others are. */
  notFound?: { text: string; href: string; label: string };
}

/** When nothing is known: forbidden, not found and failed are three different things. */
export function ErrorPanel(props: ErrorPanelProps) {
  const { error, things, Things, permission, onRetry, notFound } = props;
  const t = useAiEdgeTranslation();
  const { kind, message } = explainError(error);
  if (kind === 'forbidden') {
    return (
      <StatePanel icon={RiLockLine}>
        {t('panel.forbidden', { things, permission })}
      </StatePanel>
    );
  }
  if (kind === 'not-found' && notFound) {
    return (
      <StatePanel
        icon={RiMapPin2Line}
        action={
          <ButtonLink variant="secondary" href={notFound.href}>
            {notFound.label}
          </ButtonLink>
        }
      >
        {notFound.text}
      </StatePanel>
    );
  }
  return (
    <div role="alert">
      <Alert
        status="danger"
        icon
        title={t('panel.error', { Things, message })}
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('action.tryAgain')}
          </Button>
        }
      />
    </div>
  );
}
