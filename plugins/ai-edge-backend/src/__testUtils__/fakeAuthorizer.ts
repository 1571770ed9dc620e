import { NotAllowedError } from '@backstage/errors';
import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  FleetAuthorizer,
  PipelineNamespace,
} from '../permissions/FleetAuthorizer';

/** Allows everything but what it is told. Names are those of permissions without `aiEdge.`. */
export function fakeAuthorizer(
  options: {
    deny?: string[];
    changeSite?: (site: Site) => boolean;
    readSite?: (site: Site) => boolean;
    namespace?: (namespace: PipelineNamespace) => boolean;
  } = {},
): FleetAuthorizer {
  const { deny = [], changeSite, readSite, namespace } = options;
  const check = (name: string) => {
    if (deny.includes(name)) throw new NotAllowedError(`${name} is denied`);
  };
  return {
    async require(_credentials, ...permissions) {
      permissions.forEach(({ name }) => check(name.replace('aiEdge.', '')));
    },
    async decide(_credentials, needs) {
      needs.forEach(check);
      return {
        readSite: readSite ?? (() => true),
        changeSite: changeSite ?? (() => true),
        readDeployment: () => true,
        readsAllDeployments: true,
        key: 'fake',
      };
    },
    async pipelines(_credentials, need) {
      check(need);
      return namespace ?? (() => true);
    },
  };
}
