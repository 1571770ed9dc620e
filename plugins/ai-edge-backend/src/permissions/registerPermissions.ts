import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  aiEdgePermissions,
  deploymentReadPermission,
  parseDeploymentRef,
  parseSiteRef,
  pipelineReadPermission,
  pipelineRunPermission,
  siteChangePermission,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import { deploymentRules } from './deploymentRules';
import { parsePipelineNamespaceRef } from './pipelineNamespaceRef';
import { pipelineNamespaceRules } from './pipelineNamespaceRules';
import {
  deploymentResourceRef,
  pipelineNamespaceResourceRef,
  siteResourceRef,
} from './resourceRefs';
import { siteRules } from './siteRules';

/** Tells the permission framework what this plugin has. Only in `init`: afterwards the registry is closed. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  fleet: Pick<Fleet, 'site' | 'deployment'>;
}): void {
  const { permissionsRegistry, fleet } = options;
  const resourcePermissions = new Set<string>([
    siteReadPermission.name,
    siteChangePermission.name,
    deploymentReadPermission.name,
    pipelineReadPermission.name,
    pipelineRunPermission.name,
  ]);
  permissionsRegistry.addPermissions(
    aiEdgePermissions.filter(({ name }) => !resourcePermissions.has(name)),
  );
  permissionsRegistry.addResourceType({
    resourceRef: siteResourceRef,
    permissions: [siteReadPermission, siteChangePermission],
    rules: Object.values(siteRules),
    getResources: async refs => refs.map(ref => fleet.site(parseSiteRef(ref))),
  });
  permissionsRegistry.addResourceType({
    resourceRef: deploymentResourceRef,
    permissions: [deploymentReadPermission],
    rules: Object.values(deploymentRules),
    getResources: async refs =>
      refs.map(text => {
        const ref = parseDeploymentRef(text);
        const deployment = fleet.deployment(ref);
        return (
          deployment && {
            deployment,
            site: fleet.site({ hub: ref.hub, name: ref.site }),
          }
        );
      }),
  });
  permissionsRegistry.addResourceType({
    resourceRef: pipelineNamespaceResourceRef,
    permissions: [pipelineReadPermission, pipelineRunPermission],
    rules: Object.values(pipelineNamespaceRules),
    getResources: async refs => refs.map(parsePipelineNamespaceRef),
  });
}
