import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { KubeObject } from '../hubs';
import { SchemaValues, type Fill, type OpenApiSchema } from './SchemaValues';

const FOLDER = resolve(__dirname, '../../../../../shared/crds');
const OBJECTS = 300;

/** One version of a custom resource. */
export interface ResourceSchema {
  apiVersion: string;
  kind: string;
  namespaced: boolean;
  schema: OpenApiSchema;
}

interface CustomResourceDefinition {
  spec: {
    group: string;
    scope: string;
    names: { kind: string };
    versions: {
      name: string;
      served: boolean;
      schema: { openAPIV3Schema: OpenApiSchema };
    }[];
  };
}

/** False where the schemas of custom resources are not at hand: they are no part of this repository. */
export const schemasAvailable = existsSync(FOLDER);

/** `it`, which is skipped where the schemas are not at hand: put {@link schemasNote} at the end of the name. */
export const itWithSchemas: jest.It = schemasAvailable ? it : it.skip;

/** Says why a test is skipped, if it is. */
export const schemasNote = schemasAvailable
  ? ''
  : ' (skipped: the schemas of custom resources are absent)';

/** The served versions of a custom resource, named `<plural>.<group>`. */
export function resourceSchemas(name: string): ResourceSchema[] {
  const file = readFileSync(resolve(FOLDER, `${name}.yaml`), 'utf8');
  const { spec } = parse(file) as CustomResourceDefinition;
  return spec.versions
    .filter(({ served }) => served)
    .map(version => ({
      apiVersion: `${spec.group}/${version.name}`,
      kind: spec.names.kind,
      namespaced: spec.scope === 'Namespaced',
      schema: version.schema.openAPIV3Schema,
    }));
}

function schemaObject(
  { apiVersion, kind, namespaced, schema }: ResourceSchema,
  seed: number,
  fill: Fill,
): KubeObject {
  const values = SchemaValues.create({ seed, fill });
  const object = values.value(schema) as KubeObject;
  return {
    ...object,
    apiVersion,
    kind,
    metadata: {
      name: `object-${seed}`,
      ...(namespaced && { namespace: `namespace-${seed % 7}` }),
      uid: `uid-${seed}`,
      ...(seed % 3 === 0 && { labels: { app: 'a', 'x/y': '' } }),
      ...(seed % 11 === 0 && { deletionTimestamp: '2026-11-20T00:00:00Z' }),
    },
  };
}

/**
 * Objects of every served version of a custom resource: only what is required, everything, hundreds of arbitrary ones
 * between, and ones with fields that the schema does not know. The same for the same arguments.
 */
export function* schemaObjects(
  name: string,
  options: { words?: string[]; count?: number } = {},
): Generator<KubeObject> {
  const { words, count = OBJECTS } = options;
  for (const schema of resourceSchemas(name)) {
    yield schemaObject(schema, 1, { optional: 0 });
    yield schemaObject(schema, 2, { optional: 1, words });
    yield schemaObject(schema, 3, { optional: 0, unknownFields: true });
    for (let seed = 4; seed < count; seed += 1) {
      yield schemaObject(schema, seed, {
        optional: seed % 2 === 0 ? 0.9 : 2,
        unknownFields: seed % 5 === 0,
        words,
      });
    }
  }
}
