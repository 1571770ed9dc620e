import type { FieldError, KubeObject, ResourceType } from './types';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL_RULE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const LABEL_NAME_RULE =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

const invalidValue = (
  field: string,
  value: unknown,
  rule: string,
): FieldError => ({
  field,
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${JSON.stringify(value)}: ${rule}`,
});

function nameErrors(type: ResourceType, name: string): FieldError[] {
  // A namespace and a managed cluster (whose namespace has its name) are DNS labels, everything else a subdomain.
  const label = type.kind === 'Namespace' || type.kind === 'Service';
  const max = label ? 63 : 253;
  if (name.length > max) {
    return [
      invalidValue(
        'metadata.name',
        name,
        `must be no more than ${max} characters`,
      ),
    ];
  }
  if (!(label ? LABEL : SUBDOMAIN).test(name)) {
    return [
      invalidValue('metadata.name', name, label ? LABEL_RULE : SUBDOMAIN_RULE),
    ];
  }
  return [];
}

function qualifiedNameErrors(field: string, key: string): FieldError[] {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  if (prefix !== undefined && !SUBDOMAIN.test(prefix)) {
    return [invalidValue(field, key, `prefix part ${SUBDOMAIN_RULE}`)];
  }
  if (name.length > 63) {
    return [
      invalidValue(field, key, 'name part must be no more than 63 characters'),
    ];
  }
  return LABEL_NAME.test(name)
    ? []
    : [invalidValue(field, key, LABEL_NAME_RULE)];
}

function labelErrors(labels: Record<string, unknown>): FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    const errors = qualifiedNameErrors('metadata.labels', key);
    const text = String(value);
    if (text.length > 63) {
      errors.push(
        invalidValue(
          'metadata.labels',
          text,
          'must be no more than 63 characters',
        ),
      );
    } else if (text && !LABEL_NAME.test(text)) {
      errors.push(invalidValue('metadata.labels', text, LABEL_VALUE_RULE));
    }
    return errors;
  });
}

/** The rules that hold for the metadata of every object. */
export function metadataErrors(
  type: ResourceType,
  object: KubeObject,
): FieldError[] {
  const { metadata } = object;
  const errors: FieldError[] = metadata.name
    ? nameErrors(type, metadata.name)
    : [
        {
          field: 'metadata.name',
          reason: 'FieldValueRequired',
          message: 'Required value: name or generateName is required',
        },
      ];
  errors.push(...labelErrors(metadata.labels ?? {}));
  for (const key of Object.keys(metadata.annotations ?? {})) {
    errors.push(
      ...qualifiedNameErrors('metadata.annotations', key.toLowerCase()),
    );
  }
  return errors;
}
