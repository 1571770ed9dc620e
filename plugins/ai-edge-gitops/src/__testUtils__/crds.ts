import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const FOLDER = resolve(__dirname, '../../../../../shared/crds');
const available = existsSync(FOLDER);

/** `it`, which is skipped where the schemas are not at hand: they are no part of this repository. */
export const itWithCrds: jest.It = available ? it : it.skip;

/** Says why a test is skipped, if it is; for the end of its name. */
export const crdsNote = available
  ? ''
  : ' (skipped: the schemas of custom resources are absent)';

/** What a structural schema does not have, or has in another type, as paths. */
function complaints(schema: any, value: any, at: string): string[] {
  if (schema['x-kubernetes-int-or-string']) {
    return ['string', 'number'].includes(typeof value) ? [] : [at];
  }
  if (schema.enum && !schema.enum.includes(value)) return [at];
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [at];
    return value.flatMap((item, i) =>
      complaints(schema.items, item, `${at}[${i}]`),
    );
  }
  if (schema.type !== 'object') {
    const type = schema.type === 'integer' ? 'number' : schema.type;
    return type === undefined || typeof value === type ? [] : [at];
  }
  if (typeof value !== 'object' || value === null) return [at];
  const missing = (schema.required ?? [])
    .filter((key: string) => !(key in value))
    .map((key: string) => `${at}.${key} is missing`);
  const isOpen =
    schema['x-kubernetes-preserve-unknown-fields'] || !schema.properties;
  const inside = Object.entries(value).flatMap(([key, member]) => {
    const known = schema.properties?.[key] ?? schema.additionalProperties;
    if (known && known !== true) {
      return complaints(known, member, `${at}.${key}`);
    }
    return known === true || isOpen ? [] : [`${at}.${key}`];
  });
  return [...missing, ...inside];
}

const schemas = new Map<string, any>();

function schemaOf(apiVersion: string, kind: string): any {
  if (schemas.size === 0) {
    const files = readdirSync(FOLDER).filter(name => name.endsWith('.yaml'));
    for (const file of files) {
      const { spec } = parse(readFileSync(resolve(FOLDER, file), 'utf8'));
      for (const version of spec.versions) {
        schemas.set(
          `${spec.group}/${version.name} ${spec.names.kind}`,
          version.schema.openAPIV3Schema,
        );
      }
    }
  }
  return schemas.get(`${apiVersion} ${kind}`);
}

/**
 * What the custom resource's definition does not take of an object; `undefined` for a kind without one here.
 */
export function crdComplaints(object: any): string[] | undefined {
  const { apiVersion, kind, metadata, ...rest } = object;
  const schema = schemaOf(apiVersion, kind);
  if (!schema) return undefined;
  const { apiVersion: _a, kind: _k, metadata: _m, ...own } = schema.properties;
  const required = (schema.required ?? []).filter(
    (key: string) => key !== 'metadata',
  );
  return complaints(
    { ...schema, properties: own, required },
    rest,
    `${kind} ${metadata?.name}`,
  );
}
