import type { FieldError, KubeObject } from '../types';

/** The value at a dotted path; undefined when a step is missing. */
export function valueAt(object: KubeObject, path: string): unknown {
  return path
    .split('.')
    .reduce<any>((value, key) => (value ?? {})[key], object);
}

/** A rule that the fields are there. */
export function required(...paths: string[]) {
  return (object: KubeObject): FieldError[] =>
    paths
      .filter(path => valueAt(object, path) === undefined)
      .map(field => ({
        field,
        reason: 'FieldValueRequired',
        message: 'Required value',
      }));
}

/** A rule that fields, where they are there, have a type. */
export function typed(
  type: 'object' | 'array' | 'string' | 'boolean' | 'integer',
  ...paths: string[]
) {
  return (object: KubeObject): FieldError[] =>
    paths.flatMap(field => {
      const value = valueAt(object, field);
      const actual = typeName(value);
      return value === undefined || actual === type
        ? []
        : [invalidType(field, actual, type)];
    });
}

/** Both, one after the other. */
export function all(
  ...rules: ((object: KubeObject, previous?: KubeObject) => FieldError[])[]
) {
  return (object: KubeObject, previous?: KubeObject): FieldError[] =>
    rules.flatMap(rule => rule(object, previous));
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) {
    return 'array';
  }
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function invalidType(
  field: string,
  actual: string,
  wanted: string,
): FieldError {
  return {
    field,
    reason: 'FieldValueInvalid',
    message: `Invalid value: "${actual}": ${field} in body must be of type ${wanted}: "${actual}"`,
  };
}
