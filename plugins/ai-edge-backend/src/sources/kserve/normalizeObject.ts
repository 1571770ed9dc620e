import { toError } from '@backstage/errors';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { KubeObject } from '../../hubs';
import type { ModelKind, Place } from './modelKinds';

/**
 * A deployment of what a site has. KServe's minimal CRDs let any field hold anything: an object that cannot be
 * understood is shown as such, it does not keep the others of its site from being read.
 */
export function normalizeObject(
  type: Pick<ModelKind, 'kind' | 'normalize'>,
  object: KubeObject,
  place: Place,
): DeploymentRecord {
  try {
    return type.normalize(object, place);
  } catch (error) {
    const { name, namespace, uid } = object.metadata;
    return {
      ref: {
        hub: place.hub,
        site: place.site,
        namespace: namespace ?? 'default',
        kind: type.kind,
        name,
      },
      uid,
      state: 'unknown',
      message: `Its fields are not what they should be: ${
        toError(error).message
      }.`,
      asOf: place.asOf,
    };
  }
}
