/** The part of an OpenAPI v3 schema that custom resources use. */
export interface OpenApiSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  properties?: Record<string, OpenApiSchema>;
  additionalProperties?: OpenApiSchema | boolean;
  items?: OpenApiSchema;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  nullable?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
}

/** How much of a schema a value fills in. */
export interface Fill {
  /** Share of the optional fields that are there: 0 none, 1 all. Half of it on each deeper level. */
  optional: number;
  /** Fields that the schema does not know are added to every object. */
  unknownFields?: boolean;
  /** Strings that are used beside made-up ones, such as the words that a reader looks for. */
  words?: string[];
}

const DEEPEST = 14;
const ODD_STRINGS = [
  '',
  ' ',
  'null',
  '🚚 Straße',
  '__proto__',
  'a'.repeat(300),
];

/** The same seed gives the same numbers, each at least 0 and below 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = Math.trunc(seed);
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes up values that a schema allows. */
export class SchemaValues {
  readonly #random: () => number;
  readonly #fill: Fill;

  static create(options: { seed: number; fill: Fill }): SchemaValues {
    return new SchemaValues(seededRandom(options.seed), options.fill);
  }

  private constructor(random: () => number, fill: Fill) {
    this.#random = random;
    this.#fill = fill;
  }

  value(schema: OpenApiSchema, depth = 0): unknown {
    if (schema.nullable && this.#chance(0.3)) return null;
    if (schema.enum?.length) return this.#pick(schema.enum);
    if (schema['x-kubernetes-int-or-string']) {
      return this.#chance(0.5) ? this.#integer(schema) : this.#string(schema);
    }
    switch (schema.type) {
      case 'string':
        return this.#string(schema);
      case 'integer':
        return this.#integer(schema);
      case 'number':
        return this.#integer(schema) + this.#random();
      case 'boolean':
        return this.#chance(0.5);
      case 'array':
        return this.#array(schema, depth);
      default:
        return this.#object(schema, depth);
    }
  }

  #object(schema: OpenApiSchema, depth: number): Record<string, unknown> {
    const { properties = {}, required = [], additionalProperties } = schema;
    const result: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(properties)) {
      if (required.includes(name) || this.#wanted(depth)) {
        result[name] = this.value(property, depth + 1);
      }
    }
    if (typeof additionalProperties === 'object' && this.#wanted(depth)) {
      const keys = [...(this.#fill.words ?? []), this.#word()];
      result[this.#pick(keys)] = this.value(additionalProperties, depth + 1);
    }
    if (this.#fill.unknownFields && !additionalProperties) {
      result.unheardOf = { of: [1, 'two', { three: true }] };
    }
    return result;
  }

  #array({ items, minItems = 0 }: OpenApiSchema, depth: number): unknown[] {
    const more = this.#fill.optional === 1 ? 1 : Math.trunc(this.#random() * 4);
    const length = depth > DEEPEST ? minItems : Math.max(minItems, more);
    return Array.from({ length }, () => this.value(items ?? {}, depth + 1));
  }

  #string({ format }: OpenApiSchema): string {
    if (format === 'date-time') {
      const millis = 1_700_000_000_000 + this.#random() * 1e11;
      return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
    }
    const { words = [] } = this.#fill;
    if (words.length > 0 && this.#chance(0.5)) return this.#pick(words);
    return this.#chance(0.1) ? this.#pick(ODD_STRINGS) : this.#word();
  }

  #word(): string {
    return Math.trunc(this.#random() * 36 ** 8)
      .toString(36)
      .padStart(8, 'x');
  }

  #integer({ minimum = -1, maximum = 10_000 }: OpenApiSchema): number {
    return Math.round(minimum + this.#random() * (maximum - minimum));
  }

  #wanted(depth: number): boolean {
    const { optional } = this.#fill;
    if (depth > DEEPEST) return false;
    return (
      optional === 1 || this.#chance(optional / 2 ** Math.max(0, depth - 1))
    );
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #pick<T>(values: T[]): T {
    return values[Math.trunc(this.#random() * values.length)];
  }
}
