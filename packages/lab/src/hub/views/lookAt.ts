import { kubeTime, type KubeObject, type ObjectStore } from '../../kube';
import type { ResourceType } from '../../kube/types';

/** What a view asks for. */
export interface ViewScope {
  apiGroup?: string;
  version?: string;
  kind?: string;
  resource?: string;
  namespace?: string;
  name?: string;
}

interface ViewStatus {
  conditions: object[];
  result?: KubeObject;
}

class ViewProblem extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * The status of a view once the site has looked. What fails keeps the last result, as the real agent does: only the
 * condition says that it is old.
 */
export function lookAt(
  store: ObjectStore,
  scope: ViewScope,
  before: Partial<ViewStatus> | undefined,
): ViewStatus {
  try {
    const result = find(store, scope);
    return {
      conditions: [
        condition(
          'True',
          'GetResourceProcessing',
          'Watching resources successfully',
        ),
      ],
      result,
    };
  } catch (error) {
    if (!(error instanceof ViewProblem)) throw error;
    return {
      ...before,
      conditions: [condition('False', error.reason, error.message)],
    };
  }
}

function condition(status: string, reason: string, message: string) {
  return {
    type: 'Processing',
    status,
    reason,
    message,
    lastTransitionTime: kubeTime(),
  };
}

function find(store: ObjectStore, scope: ViewScope): KubeObject {
  const { name, namespace } = scope;
  if (!name) throw failed('ResourceNameInvalid', 'invalid resource name');
  const type = scope.resource
    ? byResource(store, scope.resource)
    : byKind(store, scope);
  if (type.plural === 'secrets') {
    throw new ViewProblem(
      'ResourceTypeInvalid',
      'viewing secrets is not allowed',
    );
  }
  const object = store.get({
    group: type.group,
    kind: type.kind,
    name,
    ...(type.namespaced && { namespace }),
  });
  if (!object) {
    const resource = [type.plural, type.group].filter(Boolean).join('.');
    throw failed('GetResourceFailed', `${resource} "${name}" not found`);
  }
  return object;
}

function byKind(
  store: ObjectStore,
  { apiGroup = '', version, kind }: ViewScope,
): ResourceType {
  if (!kind || !version) {
    throw failed('ResourceTypeInvalid', 'invalid resource type');
  }
  const type = store.typeOf(apiGroup, kind);
  if (!type?.versions.includes(version)) {
    const gv = [apiGroup, version].filter(Boolean).join('/');
    throw failed(
      'ResourceGVKInvalid',
      `no matches for kind "${kind}" in version "${gv}"`,
    );
  }
  return type;
}

/** `plural`, `singular` or `kind`, with version and group behind it as `deployments.v1.apps`. */
function byResource(store: ObjectStore, resource: string): ResourceType {
  const [name, ...rest] = resource.toLowerCase().split('.');
  const type = store
    .types()
    .find(
      one =>
        [one.plural, one.singular].includes(name) &&
        (rest.length === 0 ||
          one.versions.some(
            version => rest.join('.') === [version, one.group].join('.'),
          ) ||
          rest.join('.') === one.group),
    );
  if (!type) {
    throw failed(
      'ResourceTypeInvalid',
      `the server doesn't have a resource type "${resource}"`,
    );
  }
  return type;
}

function failed(reason: string, message: string): ViewProblem {
  return new ViewProblem(reason, `failed to get resource with err: ${message}`);
}
