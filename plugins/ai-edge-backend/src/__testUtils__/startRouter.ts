import type { Server } from 'node:http';
import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import express, { type Router } from 'express';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { PermissionRule } from '@backstage/plugin-permission-node';
import { DefaultFleet } from '../fleet';
import { DefaultFleetAuthorizer } from '../permissions/DefaultFleetAuthorizer';
import { registerPermissions } from '../permissions/registerPermissions';

/** Decisions by permission name; everything else is allowed. */
export type Decisions = Record<string, PolicyDecision>;

/** An authorizer over a permissions service that decides as it is told. */
export function authorizerFor(
  fleet: Pick<DefaultFleet, 'site' | 'siteOf' | 'deployment'>,
  decisions: Decisions,
) {
  const decide = (name: string): PolicyDecision =>
    decisions[name] ?? { result: AuthorizeResult.ALLOW };
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async queries =>
      queries.map(({ permission }) => decide(permission.name)),
    authorize: async queries =>
      queries.map(({ permission }) => {
        const { result } = decide(permission.name);
        return {
          result:
            result === AuthorizeResult.ALLOW
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        };
      }),
  });
  const rules = new Map<string, PermissionRule<any, any, string>[]>();
  const permissionsRegistry = mockServices.permissionsRegistry.mock({
    addResourceType: ({ resourceRef, rules: added }: any) => {
      rules.set(resourceRef.resourceType, added);
    },
    getPermissionRuleset: ({ resourceType }: any) => ({
      getRuleByName: (name: string): any =>
        rules.get(resourceType)!.find(rule => rule.name === name),
    }),
  });
  registerPermissions({ permissionsRegistry, fleet });
  return {
    permissions,
    authorizer: DefaultFleetAuthorizer.create({
      permissions,
      permissionsRegistry,
      fleet,
    }),
  };
}

/** A server of one router, as the framework would run it. */
export function serverOf(
  create: (httpAuth: HttpAuthService) => Router,
): Server | express.Express {
  return express().use(create(mockServices.httpAuth())).use(mockErrorHandler());
}
