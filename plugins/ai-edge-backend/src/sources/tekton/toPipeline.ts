import type { Pipeline } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { TektonPipeline } from './tektonTypes';

/** A Tekton Pipeline as the API shows it. A parameter without a type is a string, as in Tekton. */
export function toPipeline(hub: string, object: TektonPipeline): Pipeline {
  const { description, params = [], workspaces = [] } = object.spec;
  return {
    hub,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    ...(description && { description }),
    params: params.map(param => ({
      name: param.name,
      type: param.type ?? 'string',
      ...(param.description && { description: param.description }),
      ...(param.default !== undefined && { default: param.default }),
    })),
    workspaces: workspaces.map(({ name, optional }) => ({
      name,
      ...(optional !== undefined && { optional }),
    })),
  };
}
