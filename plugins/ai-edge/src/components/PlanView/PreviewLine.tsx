import type { Preview } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Button, Flex, Text } from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { useAge } from '../AsOf';
import { useAiEdgeTranslation } from '../../translation';
import { usePreviewWords } from './usePreviewWords';

export interface PreviewLineProps {
  preview: Preview;
  gitops: string;
  onAgain: () => void;
}

const SHORT_COMMIT = 7;

/** "31 sites, 3 files, 1 pull request into near-edge (main)", and how old the plan is. */
export function PreviewLine({ preview, gitops, onAgain }: PreviewLineProps) {
  const t = useAiEdgeTranslation();
  const { ago } = useAge();
  const words = usePreviewWords();
  const { base, applications, asOf } = preview;
  return (
    <Flex justify="between" align="center" gap="3">
      <div role="status">
        <Text as="p" weight="bold">
          {words.summary(preview, gitops)}
        </Text>
        <Text as="p">{t('preview.applications', applications)}</Text>
      </div>
      <Flex align="center" gap="2">
        <Text color="secondary" variant="body-small">
          {t('preview.planned', {
            age: ago(asOf),
            branch: base.branch,
            revision: base.revision.slice(0, SHORT_COMMIT),
          })}
        </Text>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiRefreshLine aria-hidden="true" />}
          onPress={onAgain}
        >
          {t('preview.again')}
        </Button>
      </Flex>
    </Flex>
  );
}
