import type { Artifact } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Text } from '@backstage/ui';
import { useAiEdgeTranslation } from '../../translation';
import { Facts } from '../Facts';

/** Which artifact is served, and how that is known. */
export function DeploymentArtifact({ artifact }: { artifact?: Artifact }) {
  const t = useAiEdgeTranslation();
  if (!artifact) return <Text>{t('deployment.noArtifact')}</Text>;
  return (
    <>
      <Facts
        items={[
          {
            label: t('deployment.artifact'),
            value: <code>{artifact.uri}</code>,
          },
          ...(artifact.digest
            ? [
                {
                  label: t('deployment.digest'),
                  value: <code>{artifact.digest}</code>,
                },
              ]
            : []),
        ]}
      />
      {artifact.derived && (
        <Text as="p" color="secondary" variant="body-small">
          {t('deployment.derived')}
        </Text>
      )}
    </>
  );
}
