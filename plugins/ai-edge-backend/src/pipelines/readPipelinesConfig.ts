import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Workspace bindings as Tekton v1 takes them, without the name. */
export type WorkspaceBindings = Record<string, Record<string, unknown>>;

/** One entry of `aiEdge.pipelines`. */
export interface PipelineNamespaceConfig {
  hub: string;
  namespace: string;
  serviceAccountName?: string;
  /** Go duration, such as `1h0m0s`. */
  timeout?: string;
  /** Bindings of workspaces that a request does not name. */
  workspaces: WorkspaceBindings;
}

/** Reads `aiEdge.pipelines`. Throws an `InputError` that names the key. */
export function readPipelinesConfig(config: Config): PipelineNamespaceConfig[] {
  const hubs = new Set(
    (config.getOptionalConfigArray('aiEdge.hubs') ?? []).map(hub =>
      hub.getString('name'),
    ),
  );
  const entries = config.getOptionalConfigArray('aiEdge.pipelines') ?? [];
  return entries.map((entry, index) => {
    const hub = entry.getString('hub');
    if (!hubs.has(hub)) {
      throw new InputError(
        `aiEdge.pipelines[${index}].hub: aiEdge.hubs has no hub "${hub}"`,
      );
    }
    return {
      hub,
      namespace: entry.getString('namespace'),
      serviceAccountName: entry.getOptionalString('serviceAccountName'),
      timeout: entry.getOptionalString('timeout'),
      workspaces: entry.getOptional<WorkspaceBindings>('workspaces') ?? {},
    };
  });
}
