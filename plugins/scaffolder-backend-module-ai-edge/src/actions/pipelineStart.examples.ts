import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Build a model image from files in S3',
    example: yaml.stringify({
      steps: [
        {
          id: 'build',
          name: 'Start the build',
          action: 'ai-edge:pipeline:start',
          input: {
            hub: 'core',
            namespace: 'ai-edge-pipelines',
            pipeline: 's3-fetch',
            params: {
              'model-name': 'bike',
              'model-version': 'v2',
              's3-bucket-name': 'models',
              'target-image-tag-references': ['quay.io/acme/bike:v2'],
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Build only when no task has built the same before, with a ConfigMap as a workspace',
    example: yaml.stringify({
      steps: [
        {
          id: 'build',
          name: 'Start the build',
          action: 'ai-edge:pipeline:start',
          input: {
            hub: 'core',
            namespace: 'ai-edge-pipelines',
            pipeline: 's3-fetch',
            reuse: 'input',
            params: { 'model-name': 'bike', 'model-version': 'v2' },
            workspaces: {
              'test-data': { configMap: { name: 'bike-test-data' } },
            },
          },
        },
      ],
    }),
  },
];
