import {
  itWithSchemas,
  resourceSchemas,
  schemaObjects,
  schemasNote,
} from './schemaObjects';
import { SchemaValues, type OpenApiSchema } from './SchemaValues';

const SCHEMA: OpenApiSchema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', minimum: 3, maximum: 4 },
        colour: { type: 'string', enum: ['red', 'blue'] },
        port: { 'x-kubernetes-int-or-string': true },
        parts: { type: 'array', items: { type: 'string' } },
      },
    },
    status: { type: 'object', additionalProperties: { type: 'boolean' } },
  },
};

const valueOf = (optional: number, unknownFields = false) =>
  SchemaValues.create({ seed: 7, fill: { optional, unknownFields } }).value(
    SCHEMA,
  );

describe('SchemaValues', () => {
  it('fills in nothing but what is required, or everything', () => {
    expect(valueOf(0)).toEqual({ spec: { size: expect.any(Number) } });
    expect(valueOf(1)).toEqual({
      spec: {
        size: expect.any(Number),
        colour: expect.stringMatching(/^(red|blue)$/),
        port: expect.anything(),
        parts: [expect.any(String)],
      },
      status: expect.any(Object),
    });
  });

  it('gives the same for the same seed', () => {
    expect(valueOf(0.7)).toEqual(valueOf(0.7));
  });

  it('adds fields that nobody has heard of', () => {
    expect(valueOf(0, true)).toHaveProperty('spec.unheardOf');
  });
});

describe('schemaObjects', () => {
  itWithSchemas(
    `makes objects of every served version, all different${schemasNote}`,
    () => {
      const objects = [
        ...schemaObjects(
          'managedserviceaccounts.authentication.open-cluster-management.io',
          { count: 50 },
        ),
      ];
      expect(new Set(objects.map(({ apiVersion }) => apiVersion))).toEqual(
        new Set(
          resourceSchemas(
            'managedserviceaccounts.authentication.open-cluster-management.io',
          ).map(({ apiVersion }) => apiVersion),
        ),
      );
      const texts = objects.map(object =>
        JSON.stringify({ ...object, metadata: undefined }),
      );
      expect(new Set(texts).size).toBeGreaterThan(texts.length / 2);
    },
  );
});
