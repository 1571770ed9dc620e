import type { ModelDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { Flex } from '@backstage/ui';
import { ModelRings } from './ModelRings';
import { VersionArtifacts } from './VersionArtifacts';

/** What sites pull as each version, and the rings that move it. */
export function ModelVersions({ model }: { model: ModelDetail }) {
  return (
    <Flex direction="column" gap="4">
      {model.versions.map(version => (
        <VersionArtifacts
          key={version.version ?? ''}
          version={version}
          isLatest={
            version.version !== undefined && version.version === model.latest
          }
        />
      ))}
      <ModelRings model={model} />
    </Flex>
  );
}
