import { useRouteRef } from '@backstage/core-plugin-api';
import { Alert, Button, ButtonLink, Flex } from '@backstage/ui';
import { changeRouteRef } from '../../routes';
import { useAiEdgeTranslation } from '../../translation';
import { explainError } from '../StatePanel';
import type { Opening } from './usePropose';

export interface ProposalOutcomeProps {
  opening: Opening;
  gitops: string;
  onPlanAgain: () => void;
}

/** `inventory-moved: 1 site joined` without the word for machines. */
function sentenceOf(message: string): string {
  return message.replace(/^[a-z]+(-[a-z]+)+: /, '');
}

/** What came of it: a pull request and where it is, or why there is none and what can be done. */
export function ProposalOutcome(props: ProposalOutcomeProps) {
  const { opening, gitops, onPlanAgain } = props;
  const t = useAiEdgeTranslation();
  const changeLink = useRouteRef(changeRouteRef);
  if (opening.state === 'failed') {
    const { kind, message } = explainError(opening.error);
    const isMoved = message.startsWith('inventory-moved:');
    const isChanged = message.startsWith('intent-changed:');
    const title = () => {
      const values = { message: sentenceOf(message) };
      if (isMoved) return t('proposing.moved', values);
      if (isChanged) return t('proposing.changed', values);
      return kind === 'forbidden'
        ? t('proposing.forbidden', values)
        : t('proposing.failed', values);
    };
    return (
      <div role="alert">
        <Alert
          status={isMoved || isChanged ? 'warning' : 'danger'}
          icon
          title={title()}
          customActions={
            kind !== 'forbidden' && (
              <Button size="small" variant="secondary" onPress={onPlanAgain}>
                {t('preview.again')}
              </Button>
            )
          }
        />
      </div>
    );
  }
  if (opening.state !== 'done') return null;
  const { result } = opening;
  if ('nothingToDo' in result) {
    return (
      <div role="status">
        <Alert status="info" icon title={t('proposing.nothing')} />
      </div>
    );
  }
  const { number, url, created, forge } = result;
  return (
    <div role="status">
      <Alert
        status="success"
        icon
        title={t(created ? 'proposing.opened' : 'proposing.found', { number })}
        description={t('proposing.openedDetail')}
        customActions={
          <Flex gap="2">
            <ButtonLink
              size="small"
              variant="primary"
              href={changeLink({ gitops, number: String(number) })}
            >
              {t('proposing.see')}
            </ButtonLink>
            <ButtonLink size="small" variant="secondary" href={url}>
              {t('proposing.onForge', { forge })}
            </ButtonLink>
          </Flex>
        }
      />
    </div>
  );
}
