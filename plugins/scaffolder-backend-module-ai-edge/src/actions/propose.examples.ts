import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Put a model on two sites',
    example: yaml.stringify({
      steps: [
        {
          id: 'propose',
          name: 'Open pull request',
          action: 'ai-edge:propose',
          input: {
            intent: {
              kind: 'deploy',
              gitops: 'kserve-edge',
              model: { name: 'bike', version: 'v2', format: 'onnx' },
              artifact: { uri: 'oci://quay.io/acme/bike:v2' },
              sites: {
                names: [
                  { hub: 'core', name: 'store-001' },
                  { hub: 'core', name: 'store-002' },
                ],
              },
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Move a ring to an image that a pipeline has just built, and refuse when other sites result than the ones that were previewed',
    example: yaml.stringify({
      steps: [
        {
          id: 'propose',
          name: 'Open pull request',
          action: 'ai-edge:propose',
          input: {
            intent: {
              kind: 'update',
              gitops: 'kserve-edge',
              model: { name: 'bike', version: 'v3' },
              artifact: {
                uri: "oci://${{ steps['wait'].output.imageDigestReference }}",
              },
              ring: 'r0',
            },
            expectedSites: '${{ parameters.preview.sitesSha256 }}',
            title: 'Move ring r0 of bike to v3',
          },
        },
      ],
    }),
  },
  {
    description: 'Take a ring back to a release that the repository has',
    example: yaml.stringify({
      steps: [
        {
          id: 'propose',
          name: 'Open pull request',
          action: 'ai-edge:propose',
          input: {
            intent: {
              kind: 'rollback',
              gitops: 'kserve-edge',
              model: { name: 'bike', version: 'v2' },
              ring: 'r0',
            },
          },
        },
      ],
    }),
  },
];
