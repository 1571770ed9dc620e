import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait for a build and use the digest of its image',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the image',
          action: 'ai-edge:pipeline:wait',
          input: {
            ref: "${{ steps['build'].output.ref }}",
            timeoutSeconds: 3600,
          },
        },
        {
          id: 'log',
          name: 'Say what was built',
          action: 'debug:log',
          input: {
            message: "${{ steps['wait'].output.imageDigestReference }}",
          },
        },
      ],
    }),
  },
];
