import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Alert, Button, Checkbox, Skeleton, Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { PreviewChanges } from '../../components/FileChanges';
import { explainError } from '../../components/StatePanel';
import { useAiEdgeTranslation } from '../../translation';
import { FieldFrame } from '../FieldFrame';
import { isBuild } from '../intent';
import type { GitOpsPreviewProps } from './gitOpsPreviewSchema';
import { PreviewFindings } from './PreviewFindings';
import { PreviewLine } from './PreviewLine';
import { usePlan } from './usePlan';
import { usePreviewWords } from './usePreviewWords';
import { verdict } from './verdict';

/**
 * Shows the files that the pull request would change, planned when the step is entered. It has a value only while
 * what it shows may be proposed.
 */
export function GitOpsPreview(props: GitOpsPreviewProps) {
  const { formContext, onChange, formData: value, schema, uiSchema } = props;
  const t = useAiEdgeTranslation();
  const formData = (formContext?.formData ?? {}) as Record<string, unknown>;
  const { plan, planAgain } = usePlan(formData, uiSchema?.['ui:options']?.kind);
  const words = usePreviewWords();
  const [readHash, setReadHash] = useState<string>();

  const preview = plan.state === 'planned' ? plan.preview : undefined;
  const gitops = plan.state === 'planned' ? plan.intent.gitops : '';
  const isRead = preview !== undefined && readHash === preview.hash;
  const isReady = preview !== undefined && verdict(preview, isRead) === 'ready';

  const latest = useRef(onChange);
  latest.current = onChange;
  const hash = isReady ? preview.hash : undefined;
  const held = value?.hash;
  useEffect(() => {
    if (hash === held) return;
    // `onChange` is the form's; a value of an earlier plan must not outlive it.
    latest.current(
      isReady
        ? {
            hash: preview.hash,
            summary: words.summary(preview, gitops),
            sitesSha256: preview.sites.sha256,
          }
        : undefined,
    );
  }, [hash, held, isReady, preview, gitops, words]);

  const hasWarnings = (shown: Preview) =>
    shown.findings.some(({ state }) => state === 'warn');

  return (
    <FieldFrame title={schema.title ?? t('preview.title')}>
      {plan.state === 'planning' && (
        <div role="status">
          <Text as="p">{t('preview.planning')}</Text>
          <Skeleton width="100%" height={220} />
        </div>
      )}
      {plan.state === 'incomplete' && (
        <div role="alert">
          <Alert
            status="info"
            icon
            title={t('preview.incomplete')}
            description={plan.error.message}
          />
        </div>
      )}
      {plan.state === 'failed' && (
        <div role="alert">
          <Alert
            status="danger"
            icon
            title={t('preview.failed', {
              message: explainError(plan.error).message,
            })}
            customActions={
              <Button size="small" variant="secondary" onPress={planAgain}>
                {t('action.tryAgain')}
              </Button>
            }
          />
        </div>
      )}
      {preview && (
        <>
          <PreviewLine preview={preview} gitops={gitops} onAgain={planAgain} />
          {isBuild(formData) && (
            <Alert status="info" icon title={t('preview.digestLater')} />
          )}
          <PreviewFindings preview={preview} />
          {hasWarnings(preview) && (
            <Checkbox
              isSelected={isRead}
              onChange={ticked =>
                setReadHash(ticked ? preview.hash : undefined)
              }
            >
              {t('preview.read')}
            </Checkbox>
          )}
          <PreviewChanges preview={preview} />
        </>
      )}
    </FieldFrame>
  );
}
