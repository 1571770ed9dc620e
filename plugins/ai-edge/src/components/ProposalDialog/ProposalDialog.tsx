import {
  Button,
  ButtonLink,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
} from '@backstage/ui';
import { usePlan } from '../../hooks/usePlan';
import { useAiEdgeTranslation } from '../../translation';
import { useTemplateHref } from '../DeployButton';
import { PlanView, usePlanVerdict } from '../PlanView';
import { ProposalChoices } from './ProposalChoices';
import { ProposalOutcome } from './ProposalOutcome';
import {
  templateOf,
  type ProposalKind,
  type ProposalSubject,
} from './proposalWish';
import { useProposalChoice } from './useProposalChoice';
import { useProposalTitle } from './useProposalTitle';
import { usePropose } from './usePropose';

export interface ProposalDialogProps {
  kind: ProposalKind;
  subject: ProposalSubject;
  version?: string;
  revision?: string;
  onClose: () => void;
}

/** Plans a change, shows it, and opens its pull request: one look and one press, without a form. */
export function ProposalDialog(props: ProposalDialogProps) {
  const { kind, subject, version, revision, onClose } = props;
  const t = useAiEdgeTranslation();
  const templateHref = useTemplateHref();
  const { choices, choice, wish, isReading } = useProposalChoice(
    kind,
    subject,
    { version, revision },
  );
  const { plan, planAgain } = usePlan(wish);
  const { preview, verdict, isRead, onRead } = usePlanVerdict(plan);
  const { opening, propose, reset } = usePropose();
  const title = useProposalTitle(kind, subject.model, {
    version: choices.version,
    revision,
    sites: preview?.sites.count,
  });

  const isDone = opening.state === 'done';
  const template = choice && templateOf(choice);
  const asTemplate = template && templateHref(template.name, template.formData);
  const isReady =
    verdict === 'ready' && !preview?.existing && opening.state === 'idle';
  const again = () => {
    reset();
    planAgain();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={1120}
      height={720}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <ProposalOutcome
            opening={opening}
            gitops={choice?.gitops ?? ''}
            onPlanAgain={again}
          />
          {!isDone && <ProposalChoices {...choices} />}
          {isReading ? (
            <Text as="p" role="status">
              {t('proposing.readingRepository')}
            </Text>
          ) : (
            <PlanView
              plan={plan}
              planAgain={again}
              isRead={isRead}
              onRead={onRead}
            />
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {isDone ? t('proposing.close') : t('proposing.cancel')}
        </Button>
        {!isDone && asTemplate && (
          <ButtonLink variant="secondary" href={asTemplate}>
            {t('proposing.asTemplate')}
          </ButtonLink>
        )}
        {!isDone && !preview?.existing && verdict !== 'nothing-to-do' && (
          <Button
            variant="primary"
            isDisabled={!isReady}
            isPending={opening.state === 'opening'}
            onPress={() => {
              if (preview && plan.state === 'planned') {
                propose(plan.intent, preview);
              }
            }}
          >
            {t('proposing.propose')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
