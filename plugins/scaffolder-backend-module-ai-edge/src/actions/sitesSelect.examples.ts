import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Resolve a cluster set, and stop when it holds no site',
    example: yaml.stringify({
      steps: [
        {
          id: 'sites',
          name: 'Resolve sites',
          action: 'ai-edge:sites:select',
          input: { sites: { clusterSets: ['retail-emea'] } },
        },
      ],
    }),
  },
  {
    description:
      'Hold the list that was looked at in the form: other sites by now stop the task',
    example: yaml.stringify({
      steps: [
        {
          id: 'sites',
          name: 'Resolve sites',
          action: 'ai-edge:sites:select',
          input: {
            sites: { labels: { tier: 'gold' } },
            expectedSites: '${{ parameters.preview.sitesSha256 }}',
            most: 50,
          },
        },
      ],
    }),
  },
];
