import type { IntentKind } from '@ai-edge/backstage-plugin-ai-edge-common';
import { toError } from '@backstage/errors';
import { Alert } from '@backstage/ui';
import { useEffect, useMemo, useRef } from 'react';
import {
  PlanView,
  usePlanVerdict,
  usePreviewWords,
} from '../../components/PlanView';
import { usePlan, type Wish } from '../../hooks/usePlan';
import { useAiEdgeTranslation } from '../../translation';
import { FieldFrame } from '../FieldFrame';
import { intentFromFormData, isBuild } from '../intent';
import type { GitOpsPreviewProps } from './gitOpsPreviewSchema';

/** What the template is for: always the same, or what a field of its form says. */
function kindOf(
  formData: Record<string, unknown>,
  options: NonNullable<GitOpsPreviewProps['uiSchema']>['ui:options'],
): IntentKind | undefined {
  const { kind, kindFrom } = options ?? {};
  return kindFrom ? (formData[kindFrom] as IntentKind) : kind;
}

/**
 * Shows the files that the pull request would change, planned when the step is entered. It has a value only while
 * what it shows may be proposed.
 */
export function GitOpsPreview(props: GitOpsPreviewProps) {
  const { formContext, onChange, formData: value, schema, uiSchema } = props;
  const t = useAiEdgeTranslation();
  const filledIn = formContext?.formData as Record<string, unknown> | undefined;
  const formData = useMemo(() => filledIn ?? {}, [filledIn]);
  const kind = kindOf(formData, uiSchema?.['ui:options']);
  const wish = useMemo<Wish>(() => {
    try {
      return { intent: intentFromFormData(formData, kind) };
    } catch (cause) {
      return { error: toError(cause) };
    }
  }, [formData, kind]);
  const { plan, planAgain } = usePlan(wish);
  const words = usePreviewWords();
  const { preview, verdict, isRead, onRead } = usePlanVerdict(plan);
  const gitops = plan.state === 'planned' ? plan.intent.gitops : '';

  const latest = useRef(onChange);
  latest.current = onChange;
  const ready = verdict === 'ready' ? preview : undefined;
  const held = value?.hash;
  useEffect(() => {
    if (ready?.hash === held) return;
    // `onChange` is the form's; a value of an earlier plan must not outlive it.
    latest.current(
      ready && {
        hash: ready.hash,
        summary: words.summary(ready, gitops),
        sitesSha256: ready.sites.sha256,
      },
    );
  }, [ready, held, gitops, words]);

  return (
    <FieldFrame title={schema.title ?? t('preview.title')}>
      <PlanView
        plan={plan}
        planAgain={planAgain}
        isRead={isRead}
        onRead={onRead}
      >
        {isBuild(formData) && (
          <Alert status="info" icon title={t('preview.digestLater')} />
        )}
      </PlanView>
    </FieldFrame>
  );
}
