import type { Assignment, Tree } from '../../types';
import { readEnvironments } from './readEnvironments';
import { readModels, type ServedModel } from './readModels';

function toAssignment(served: ServedModel): Assignment {
  const { environment, model, version, artifact, namespace, name } = served;
  return {
    site: environment.site.name,
    hub: environment.site.hub,
    model,
    version,
    artifact,
    namespace,
    object: { kind: 'InferenceService', name },
    ...(served.stopped && { stopped: true as const }),
    owner: served.owner,
    format: served.format,
    path: environment.dir,
    application: environment.application,
  };
}

/**
 * One assignment for every model of every environment.
 *
 * @internal
 */
export function readAssignments(tree: Tree): Assignment[] {
  return readEnvironments(tree).flatMap(environment =>
    readModels(tree, environment).map(toAssignment),
  );
}
