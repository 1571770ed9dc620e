import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Forge, Layout } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type { FleetSource } from './FleetSource';

/** @public */
export interface AiEdgeSourcesExtensionPoint {
  addSource(source: FleetSource): void;
}

/**
 * More sources for the fleet.
 *
 * @public
 */
export const aiEdgeSourcesExtensionPoint =
  createExtensionPoint<AiEdgeSourcesExtensionPoint>({ id: 'ai-edge.sources' });

/** @public */
export interface AiEdgeGitOpsExtensionPoint {
  /** A layout that `aiEdge.gitops[].layout` may name by its id. */
  addLayout(layout: Layout): void;
  /** A forge that `aiEdge.gitops[].forge` may name. */
  addForge(type: string, create: (options: { url: string }) => Forge): void;
}

/**
 * More layouts and forges for the GitOps repositories.
 *
 * @public
 */
export const aiEdgeGitOpsExtensionPoint =
  createExtensionPoint<AiEdgeGitOpsExtensionPoint>({ id: 'ai-edge.gitops' });
