import { FieldError, KubeError, ObjectKey, ResourceType } from './types';

const resourceName = (type: ResourceType) =>
  type.group ? `${type.plural}.${type.group}` : type.plural;

const detailsOf = (type: ResourceType, name: string) => ({
  name,
  ...(type.group && { group: type.group }),
  kind: type.plural,
});

/** 404 for one object. */
export function notFound(type: ResourceType, name: string): KubeError {
  return new KubeError(
    404,
    'NotFound',
    `${resourceName(type)} "${name}" not found`,
    detailsOf(type, name),
  );
}

/** 404 for a kind that this API server does not serve. */
export function unknownType(key: Pick<ObjectKey, 'group' | 'kind'>): KubeError {
  return new KubeError(
    404,
    'NotFound',
    `the server could not find the requested resource (${key.kind}${
      key.group && `.${key.group}`
    })`,
  );
}

/** 409 for a create of something that is there. */
export function alreadyExists(type: ResourceType, name: string): KubeError {
  return new KubeError(
    409,
    'AlreadyExists',
    `${resourceName(type)} "${name}" already exists`,
    detailsOf(type, name),
  );
}

/** 409 for a write against an older resourceVersion. */
export function conflict(
  type: ResourceType,
  name: string,
  cause = 'the object has been modified; please apply your changes to the latest version and try again',
): KubeError {
  return new KubeError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${resourceName(
      type,
    )} "${name}": ${cause}`,
    detailsOf(type, name),
  );
}

/** 422 with one cause a field. */
export function invalid(
  type: ResourceType,
  name: string,
  errors: FieldError[],
): KubeError {
  const lines = errors.map(error => `${error.field}: ${error.message}`);
  const text = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  return new KubeError(
    422,
    'Invalid',
    `${type.kind}${
      type.group && `.${type.group}`
    } "${name}" is invalid: ${text}`,
    {
      name,
      ...(type.group && { group: type.group }),
      kind: type.kind,
      causes: errors,
    },
  );
}

/** 400 with a sentence. */
export function badRequest(message: string): KubeError {
  return new KubeError(400, 'BadRequest', message);
}
