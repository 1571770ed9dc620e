import { createHash } from 'node:crypto';
import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  deploymentReadPermission,
  pipelineReadPermission,
  pipelineRunPermission,
  siteChangePermission,
  siteReadPermission,
  type ModelDeployment,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import type {
  FleetAuthorizer,
  FleetDecision,
  FleetNeed,
  PipelineNamespace,
} from './FleetAuthorizer';
import {
  deploymentResourceRef,
  pipelineNamespaceResourceRef,
  siteResourceRef,
  type DeploymentResource,
  type ResourcePredicate,
} from './resourceRefs';
import { toPredicate } from './toPredicate';

const PERMISSIONS = {
  'site.read': siteReadPermission,
  'site.change': siteChangePermission,
  'deployment.read': deploymentReadPermission,
} as const;

type AnyPermission =
  | (typeof PERMISSIONS)[FleetNeed]
  | typeof pipelineReadPermission
  | typeof pipelineRunPermission;

const everything = () => true;
const nothing = () => false;

function refuse(permission: string): NotAllowedError {
  return new NotAllowedError(`You do not have the permission ${permission}`);
}

/**
 * {@link FleetAuthorizer} over the permissions service. Conditions become one predicate a request; a caller that
 * is a service is the permissions service's business.
 */
export class DefaultFleetAuthorizer implements FleetAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #fleet: Pick<Fleet, 'siteOf'>;
  readonly #sites: ConditionTransformer<ResourcePredicate<Site>>;
  readonly #deployments: ConditionTransformer<
    ResourcePredicate<DeploymentResource>
  >;
  readonly #namespaces: ConditionTransformer<
    ResourcePredicate<PipelineNamespace>
  >;

  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    fleet: Pick<Fleet, 'siteOf'>;
  }): DefaultFleetAuthorizer {
    return new DefaultFleetAuthorizer(options);
  }

  private constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    fleet: Pick<Fleet, 'siteOf'>;
  }) {
    const registry = options.permissionsRegistry;
    this.#permissions = options.permissions;
    this.#fleet = options.fleet;
    this.#sites = createConditionTransformer(
      registry.getPermissionRuleset(siteResourceRef),
    );
    this.#deployments = createConditionTransformer(
      registry.getPermissionRuleset(deploymentResourceRef),
    );
    this.#namespaces = createConditionTransformer(
      registry.getPermissionRuleset(pipelineNamespaceResourceRef),
    );
  }

  async require(
    credentials: BackstageCredentials,
    ...permissions: BasicPermission[]
  ): Promise<void> {
    const decisions = await this.#permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    decisions.forEach(({ result }, index) => {
      if (result !== AuthorizeResult.ALLOW) {
        throw refuse(permissions[index].name);
      }
    });
  }

  async decide(
    credentials: BackstageCredentials,
    needs: FleetNeed[],
    wishes: FleetNeed[] = [],
  ): Promise<FleetDecision> {
    const decisions = await this.#decisions(
      credentials,
      needs.map(need => PERMISSIONS[need]),
      wishes.map(wish => PERMISSIONS[wish]),
    );
    const of = (need: FleetNeed) => decisions.get(PERMISSIONS[need].name);
    const readDeployment = this.#predicate(
      of('deployment.read'),
      this.#deployments,
    );
    const readsAll = of('deployment.read')?.result === AuthorizeResult.ALLOW;
    return {
      readSite: this.#predicate(of('site.read'), this.#sites),
      changeSite: this.#predicate(of('site.change'), this.#sites),
      readDeployment: readsAll
        ? everything
        : (deployment: ModelDeployment) =>
            readDeployment({
              deployment,
              site: this.#fleet.siteOf(deployment.ref),
            }),
      readsAllDeployments: readsAll,
      key: createHash('sha256')
        .update(JSON.stringify([...decisions].map(decided)))
        .digest('base64url')
        .slice(0, 12),
    };
  }

  async pipelines(
    credentials: BackstageCredentials,
    need: 'pipeline.read' | 'pipeline.run',
  ): Promise<(namespace: PipelineNamespace) => boolean> {
    const permission =
      need === 'pipeline.read' ? pipelineReadPermission : pipelineRunPermission;
    const decisions = await this.#decisions(credentials, [permission]);
    return this.#predicate(decisions.get(permission.name), this.#namespaces);
  }

  async #decisions(
    credentials: BackstageCredentials,
    needs: AnyPermission[],
    wishes: AnyPermission[] = [],
  ): Promise<Map<string, PolicyDecision>> {
    const permissions = [...needs, ...wishes];
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    needs.forEach(({ name }, index) => {
      if (decisions[index].result === AuthorizeResult.DENY) throw refuse(name);
    });
    return new Map(
      permissions.map(({ name }, index) => [name, decisions[index]]),
    );
  }

  #predicate<TResource>(
    decision: PolicyDecision | undefined,
    transform: ConditionTransformer<ResourcePredicate<TResource>>,
  ): ResourcePredicate<TResource> {
    switch (decision?.result) {
      case AuthorizeResult.ALLOW:
        return everything;
      case AuthorizeResult.CONDITIONAL:
        return toPredicate(transform(decision.conditions));
      default:
        return nothing;
    }
  }
}

/** What was decided. A decision that came over HTTP carries the id of its request too, another one each time. */
function decided([name, decision]: [string, PolicyDecision]) {
  return [
    name,
    decision.result,
    decision.result === AuthorizeResult.CONDITIONAL
      ? decision.conditions
      : undefined,
  ];
}
