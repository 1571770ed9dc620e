import { Alert, Button, Checkbox, Skeleton, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Plan } from '../../hooks/usePlan';
import { useAiEdgeTranslation } from '../../translation';
import { PreviewChanges } from '../FileChanges';
import { explainError } from '../StatePanel';
import { PreviewFindings } from './PreviewFindings';
import { PreviewLine } from './PreviewLine';

export interface PlanViewProps {
  plan: Plan;
  planAgain: () => void;
  /** The warnings were read. */
  isRead: boolean;
  onRead: (isRead: boolean) => void;
  /** Between what is planned in one line and what is to be known of it. */
  children?: ReactNode;
}

/** A change as it is planned: files, what to know before, or why there is no plan. */
export function PlanView(props: PlanViewProps) {
  const { plan, planAgain, isRead, onRead, children } = props;
  const t = useAiEdgeTranslation();
  if (plan.state === 'planning') {
    return (
      <div role="status">
        <Text as="p">{t('preview.planning')}</Text>
        <Skeleton width="100%" height={220} />
      </div>
    );
  }
  if (plan.state === 'incomplete') {
    return (
      <div role="alert">
        <Alert
          status="info"
          icon
          title={t('preview.incomplete')}
          description={plan.error.message}
        />
      </div>
    );
  }
  if (plan.state === 'failed') {
    const { kind, message } = explainError(plan.error);
    return (
      <div role="alert">
        <Alert
          status="danger"
          icon
          title={
            kind === 'forbidden'
              ? t('preview.forbidden', { message })
              : t('preview.failed', { message })
          }
          customActions={
            <Button size="small" variant="secondary" onPress={planAgain}>
              {t('action.tryAgain')}
            </Button>
          }
        />
      </div>
    );
  }
  const { preview, intent } = plan;
  const hasWarnings = preview.findings.some(({ state }) => state === 'warn');
  return (
    <>
      <PreviewLine
        preview={preview}
        gitops={intent.gitops}
        onAgain={planAgain}
      />
      {children}
      <PreviewFindings preview={preview} />
      {hasWarnings && (
        <Checkbox isSelected={isRead} onChange={onRead}>
          {t('preview.read')}
        </Checkbox>
      )}
      <PreviewChanges preview={preview} />
    </>
  );
}
