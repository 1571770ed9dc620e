import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

const FOLDER = resolve(__dirname, '../../../../deploy');
const VERBS: Record<string, string> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

interface Rule {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
}

interface Manifest {
  kind: string;
  metadata: { namespace?: string };
  rules?: Rule[];
}

/** What a request wants, in RBAC's words. */
export interface WantedAccess {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

/** What a request that a fixture has recorded as `METHOD /path?query` wants. */
export function wantedAccess(call: string): WantedAccess {
  const [method, target] = call.split(' ');
  const url = new URL(target, 'http://hub');
  const [, group = '', namespace, resource, name] =
    /^\/(?:api|apis\/([^/]+))\/v[^/]+(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?$/.exec(
      url.pathname,
    ) ?? [];
  const read = name === undefined ? 'list' : 'get';
  const watch = url.searchParams.get('watch') === 'true' && 'watch';
  return {
    verb: VERBS[method] ?? (watch || read),
    group,
    resource,
    namespace,
    name,
  };
}

/** The rules of a manifest under `deploy/`, and what they are used for. */
export class AccessReview {
  readonly #grants: { rule: Rule; namespace?: string }[];
  readonly #used = new Set<string>();

  static of(file: string): AccessReview {
    const documents = parseAllDocuments(
      readFileSync(resolve(FOLDER, file), 'utf8'),
    ).map(document => document.toJS() as Manifest);
    return new AccessReview(
      documents.flatMap(({ kind, metadata, rules = [] }) =>
        rules.map(rule => ({
          rule,
          namespace: kind === 'Role' ? metadata.namespace : undefined,
        })),
      ),
    );
  }

  private constructor(grants: { rule: Rule; namespace?: string }[]) {
    this.#grants = grants;
  }

  /** `verb group/resource` of everything that it grants. */
  get granted(): string[] {
    return this.#grants.flatMap(({ rule }) =>
      rule.verbs.flatMap(verb =>
        rule.apiGroups.flatMap(group =>
          rule.resources.map(resource => `${verb} ${group}/${resource}`),
        ),
      ),
    );
  }

  /** What it grants and what has not been wanted so far. */
  get unused(): string[] {
    return this.granted.filter(grant => !this.#used.has(grant));
  }

  allows(wanted: WantedAccess): boolean {
    const { verb, group, resource, name } = wanted;
    const allowed = this.#grants.some(
      ({ rule, namespace }) =>
        (namespace === undefined || namespace === wanted.namespace) &&
        rule.verbs.includes(verb) &&
        rule.apiGroups.includes(group) &&
        rule.resources.includes(resource) &&
        (!rule.resourceNames || rule.resourceNames.includes(name ?? '')),
    );
    if (allowed) this.#used.add(`${verb} ${group}/${resource}`);
    return allowed;
  }
}
