import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';

/* eslint-disable-next-line no-restricted-syntax -- a devDependency of 13 MB, too large for the type checker */
const FILE = require.resolve('@octokit/openapi/generated/api.github.com.json');

interface Operation {
  requestBody?: { content?: Content };
  responses: Record<string, { content?: Content; $ref?: string }>;
}
type Content = Record<string, { schema?: unknown }>;

/** Parameters that hold slashes. */
const LONG = new Set(['path', 'ref', 'branch', 'basehead']);

/** OpenAPI 3.0 says `nullable`, JSON schema has a type for it. */
function withNull(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNull);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withNull(value)]),
  );
  if (nullable !== true) return nullable === undefined ? rest : { ...rest };
  return { anyOf: [rest, { type: 'null' }] };
}

function pattern(template: string): RegExp {
  const source = template.replace(/\{([^}]+)\}/g, (_, name) =>
    LONG.has(name) ? '.*' : '[^/]+',
  );
  return new RegExp(`^${source}$`);
}

const REF = '#/components/schemas/';

/** Names of the schemas that a part of the description needs. */
function refsOf(node: unknown, into: string[] = []): string[] {
  if (Array.isArray(node)) node.forEach(item => refsOf(item, into));
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && String(value).startsWith(REF)) {
        into.push(String(value).slice(REF.length));
      } else {
        refsOf(value, into);
      }
    }
  }
  return into;
}

/** GitHub's own description of its REST API, as `@octokit/openapi` publishes it. */
export class GithubDescription {
  readonly #ajv = new Ajv({ strict: false, logger: false });
  readonly #operations: {
    method: string;
    template: string;
    matches: RegExp;
    operation: Operation;
  }[];
  readonly #schemas: Record<string, unknown>;
  readonly #validators = new Map<unknown, ValidateFunction>();

  static read(): GithubDescription {
    return new GithubDescription(JSON.parse(readFileSync(FILE, 'utf8')));
  }

  private constructor(document: any) {
    this.#ajv.addFormat('uri', text => URL.canParse(text));
    this.#ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-][\d:]+)$/);
    this.#schemas = document.components.schemas;
    this.#operations = Object.entries(document.paths).flatMap(
      ([template, methods]) =>
        Object.entries(methods as Record<string, Operation>).map(
          ([method, operation]) => ({
            method,
            template,
            matches: pattern(template),
            operation,
          }),
        ),
    );
  }

  /** What in an exchange that went well is not as described; `path` is below the API's root. */
  check(exchange: {
    method: string;
    path: string;
    request: unknown;
    status: number;
    answer: unknown;
  }): string[] {
    const { path, status, request, answer } = exchange;
    const method = exchange.method.toLowerCase();
    const found = this.#operations
      .filter(entry => entry.method === method && entry.matches.test(path))
      .sort((a, b) => b.template.length - a.template.length)[0];
    if (!found) return [`${method} ${path} is not described`];
    const { template, operation } = found;
    const json = 'application/json';
    const asked = operation.requestBody?.content?.[json]?.schema;
    const response = operation.responses[status];
    const answered = response?.content?.[json]?.schema;
    const problems = response
      ? []
      : [`${method} ${template} does not answer ${status}`];
    if (asked)
      problems.push(...this.#problems('request', asked, request ?? {}));
    if (answered) problems.push(...this.#problems('answer', answered, answer));
    return problems;
  }

  #problems(what: string, schema: unknown, value: unknown): string[] {
    let validate = this.#validators.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(this.#standalone(schema));
      this.#validators.set(schema, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${what}${instancePath} ${message}`,
    );
  }

  /** A schema with those that it refers to, as the whole is too large to compile. */
  #standalone(schema: unknown): object {
    const schemas: Record<string, unknown> = {};
    const open = refsOf(schema);
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name in schemas) continue;
      schemas[name] = withNull(this.#schemas[name]);
      refsOf(this.#schemas[name], open);
    }
    return { ...(withNull(schema) as object), components: { schemas } };
  }
}
