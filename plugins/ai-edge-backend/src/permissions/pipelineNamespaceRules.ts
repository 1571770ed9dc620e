import { createPermissionRule } from '@backstage/plugin-permission-node';
import { pipelineNamespaceResourceRef } from './resourceRefs';
import { hubsParams } from './ruleParams';

/** The rules of `ai-edge-pipeline-namespace`. */
export const pipelineNamespaceRules = {
  isInHub: createPermissionRule({
    name: 'IS_IN_HUB',
    description: 'Allow pipeline namespaces of the given hubs',
    resourceRef: pipelineNamespaceResourceRef,
    paramsSchema: hubsParams,
    apply: ({ hub }, { hubs }) => hubs.includes(hub),
    toQuery:
      ({ hubs }) =>
      ({ hub }) =>
        hubs.includes(hub),
  }),
};
