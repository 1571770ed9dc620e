import type { ScmIntegrations } from '@backstage/integration';
import {
  createForge,
  defaultLayouts,
  type Forge,
  type Layout,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import type {
  AiEdgeGitOpsExtensionPoint,
  AiEdgeSourcesExtensionPoint,
  FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';

/** What modules add, on top of what is there without them. */
export class ExtensionRegistry
  implements AiEdgeSourcesExtensionPoint, AiEdgeGitOpsExtensionPoint
{
  readonly sources: FleetSource[] = [];
  readonly #layouts = new Map<string, Layout>(
    defaultLayouts.map(layout => [layout.id, layout]),
  );
  readonly #forges = new Map<string, (options: { url: string }) => Forge>();

  addSource(source: FleetSource): void {
    this.sources.push(source);
  }

  addLayout(layout: Layout): void {
    this.#layouts.set(layout.id, layout);
  }

  addForge(type: string, create: (options: { url: string }) => Forge): void {
    this.#forges.set(type, create);
  }

  get layouts(): Layout[] {
    return [...this.#layouts.values()];
  }

  createForge(repository: {
    url: string;
    type: string;
    integrations: ScmIntegrations;
    signedCommits?: boolean;
  }): Forge {
    const { url, type } = repository;
    return this.#forges.get(type)?.({ url }) ?? createForge(repository);
  }
}
