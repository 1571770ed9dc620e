import type { Config } from '@backstage/config';
import {
  readAiEdgeConfig,
  type PipelineNamespaceConfig as ConfiguredNamespace,
} from '../config';

/** Workspace bindings as Tekton v1 takes them, without the name. */
export type WorkspaceBindings = Record<string, Record<string, unknown>>;

/** One entry of `aiEdge.pipelines`, with what its runs get when a request does not say. */
export interface PipelineNamespaceConfig extends ConfiguredNamespace {
  serviceAccountName?: string;
  /** Other service accounts that a request may name. */
  serviceAccounts: string[];
  /** Secrets that a request may bind to a workspace. */
  secrets: string[];
  /** Go duration, such as `1h0m0s`. */
  timeout?: string;
  workspaces: WorkspaceBindings;
}

/** Reads `aiEdge.pipelines`. Throws an `InputError` that names the key. */
export function readPipelinesConfig(config: Config): PipelineNamespaceConfig[] {
  const entries = config.getOptionalConfigArray('aiEdge.pipelines') ?? [];
  return readAiEdgeConfig(config).pipelines.map((entry, index) => ({
    ...entry,
    serviceAccountName: entries[index].getOptionalString('serviceAccountName'),
    serviceAccounts:
      entries[index].getOptionalStringArray('serviceAccounts') ?? [],
    secrets: entries[index].getOptionalStringArray('secrets') ?? [],
    timeout: entries[index].getOptionalString('timeout'),
    workspaces:
      entries[index].getOptional<WorkspaceBindings>('workspaces') ?? {},
  }));
}
