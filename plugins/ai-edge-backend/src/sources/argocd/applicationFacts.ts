import type { DeliveryFacts } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { WrappedApplication } from './argocdTypes';

/** What an Application builds and how, whoever syncs it. */
export function applicationFacts({
  metadata,
  spec,
}: WrappedApplication): DeliveryFacts {
  const source = spec?.source ?? spec?.sources?.[0];
  return {
    application: metadata.name,
    repoUrl: source?.repoURL,
    path: source?.path,
    targetRevision: source?.targetRevision,
    ...(!spec?.source && spec?.sources?.length && { multiSource: true }),
    automated:
      Boolean(spec?.syncPolicy?.automated) &&
      spec?.syncPolicy?.automated?.enabled !== false,
  };
}
