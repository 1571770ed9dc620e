import type { KubeObject } from '../types';

/** Who asks. */
export interface KubeUser {
  name: string;
  groups: string[];
}

/** What is asked, in RBAC's words. */
export interface AccessRequest {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
}

/** One line of `SelfSubjectRulesReview`. */
export interface ResourceRule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
}

/** Decides for one API server. */
export interface Authorizer {
  allows(user: KubeUser, request: AccessRequest): boolean;
  /** A predicate where the user sees some objects of a kind only; undefined where all. */
  visible(
    user: KubeUser,
    request: AccessRequest,
  ): ((object: KubeObject) => boolean) | undefined;
  rules(user: KubeUser, namespace: string): ResourceRule[];
}
