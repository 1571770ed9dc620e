import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { useAiEdgeTranslation } from '../../translation';
import { SourceTable } from './SourceTable';

/** The sources by hub, those of no hub last. */
export function SourceSections({ sources }: { sources: SourceStatus[] }) {
  const t = useAiEdgeTranslation();
  const hubs = [...new Set(sources.flatMap(({ hub }) => hub ?? []))].sort();
  const rest = sources.filter(({ hub }) => !hub);
  return (
    <>
      {hubs.map(hub => (
        <SourceTable
          key={hub}
          title={t('sources.ofHub', { hub })}
          sources={sources.filter(source => source.hub === hub)}
        />
      ))}
      {rest.length > 0 && (
        <SourceTable title={t('sources.ofGit')} sources={rest} />
      )}
    </>
  );
}
