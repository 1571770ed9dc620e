import type { KubeObject } from '../../kube';
import type {
  AccessRequest,
  Authorizer,
  KubeUser,
  ResourceRule,
} from '../../kube/api/access';

/** What a user may do, as in a Role; `namespaces` absent means everywhere, cluster scope included. */
export interface AccessRule {
  groups: string[];
  resources: string[];
  verbs: string[];
  namespaces?: (namespace: string) => boolean;
  /** The rule shows these objects only; lists are filtered as the clusterview API filters them. */
  objects?: (object: KubeObject) => boolean;
}

/** RBAC over fixed rules. */
export class RuleAuthorizer implements Authorizer {
  readonly #rulesOf: (user: KubeUser) => AccessRule[];

  private constructor(rulesOf: (user: KubeUser) => AccessRule[]) {
    this.#rulesOf = rulesOf;
  }

  static create(options: { rulesOf: (user: KubeUser) => AccessRule[] }) {
    return new RuleAuthorizer(options.rulesOf);
  }

  allows(user: KubeUser, request: AccessRequest): boolean {
    return this.#matching(user, request).length > 0;
  }

  visible(
    user: KubeUser,
    request: AccessRequest,
  ): ((object: KubeObject) => boolean) | undefined {
    const rules = this.#matching(user, request);
    return rules.some(rule => !rule.objects)
      ? undefined
      : object => rules.some(rule => rule.objects?.(object));
  }

  rules(user: KubeUser, namespace: string): ResourceRule[] {
    return this.#rulesOf(user)
      .filter(rule => rule.namespaces?.(namespace) ?? true)
      .map(({ verbs, groups, resources }) => ({
        verbs,
        apiGroups: groups,
        resources,
      }));
  }

  #matching(user: KubeUser, request: AccessRequest): AccessRule[] {
    const resource = request.subresource
      ? `${request.resource}/${request.subresource}`
      : request.resource;
    const has = (values: string[], value: string) =>
      values.includes('*') || values.includes(value);
    return this.#rulesOf(user).filter(
      rule =>
        has(rule.verbs, request.verb) &&
        has(rule.groups, request.group) &&
        has(rule.resources, resource) &&
        (!rule.namespaces ||
          (request.namespace !== undefined &&
            rule.namespaces(request.namespace))),
    );
  }
}
