import { isResourcePermission } from '@backstage/plugin-permission-common';
import { aiEdgePermissions } from './permissions';

it('names each permission once, with what it is about', () => {
  expect(
    aiEdgePermissions
      .map(
        permission =>
          `${permission.name} ${permission.attributes.action ?? '-'} ${
            isResourcePermission(permission) ? permission.resourceType : '-'
          }`,
      )
      .sort(),
  ).toEqual([
    'aiEdge.deployment.read read ai-edge-deployment',
    'aiEdge.model.invoke - -',
    'aiEdge.pipeline.read read ai-edge-pipeline-namespace',
    'aiEdge.pipeline.run create ai-edge-pipeline-namespace',
    'aiEdge.proposal.create create -',
    'aiEdge.proposal.read read -',
    'aiEdge.site.change update ai-edge-site',
    'aiEdge.site.read read ai-edge-site',
    'aiEdge.source.read read -',
  ]);
});
