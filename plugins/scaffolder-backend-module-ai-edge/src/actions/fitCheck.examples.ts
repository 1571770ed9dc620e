import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

const intent = {
  kind: 'deploy',
  gitops: 'kserve-edge',
  model: { name: 'vision', version: 'v2', format: 'onnx' },
  artifact: { uri: `oci://quay.io/acme/vision@sha256:${'0'.repeat(64)}` },
  sites: { clusterSets: ['plants-eu'] },
  accelerator: { resource: 'nvidia.com/gpu', count: 1 },
  requires: { arch: ['amd64'], kserve: '0.16' },
};

export const examples: TemplateExample[] = [
  {
    description: 'Stop when one of the sites cannot run the model',
    example: yaml.stringify({
      steps: [
        {
          id: 'fit',
          name: 'Check fit',
          action: 'ai-edge:fit:check',
          input: { intent, onMismatch: 'fail' },
        },
      ],
    }),
  },
  {
    description: 'Go on, and tell in the log which sites cannot run the model',
    example: yaml.stringify({
      steps: [
        {
          id: 'fit',
          name: 'Check fit',
          action: 'ai-edge:fit:check',
          input: { intent, onMismatch: 'warn' },
        },
      ],
    }),
  },
];
