import type {
  CheckFinding,
  CheckScope,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { HubConfig } from '../config';
import type { Fleet } from '../fleet';
import type { HubRegistry } from '../hubs';
import type { FleetDecision } from '../permissions/FleetAuthorizer';
import type { Check, CheckFacts } from './Check';
import { checkClocks } from './checkClocks';
import { checkDuplicates } from './checkDuplicates';
import { checkHeldBack } from './checkHeldBack';
import { checkHubsHeard } from './checkHubsHeard';
import { checkInventory } from './checkInventory';
import { checkOptionalEndpoints } from './checkOptionalEndpoints';
import { checkRegistration } from './checkRegistration';
import { checkSources } from './checkSources';
import { checkVerification } from './checkVerification';

const CHECKS: Check[] = [
  checkHubsHeard,
  checkSources,
  checkOptionalEndpoints,
  checkHeldBack,
  checkVerification(),
  checkDuplicates,
  checkClocks,
  checkInventory,
  checkRegistration,
];

const URGENCY: CheckFinding['state'][] = ['fail', 'warn', 'unknown', 'ok'];

/** Whether everything is as it should be, judged by what the fleet knows: no hub is asked. */
export class Checks {
  readonly #fleet: Pick<
    Fleet,
    'sites' | 'siteConditions' | 'sources' | 'deployments'
  >;
  readonly #hubs: HubConfig[];
  readonly #registry: Pick<HubRegistry, 'get'>;
  readonly #now: () => number;

  static create(options: {
    fleet: Pick<Fleet, 'sites' | 'siteConditions' | 'sources' | 'deployments'>;
    hubs: HubConfig[];
    registry: Pick<HubRegistry, 'get'>;
    now?: () => number;
  }): Checks {
    return new Checks(options);
  }

  private constructor(options: {
    fleet: Pick<Fleet, 'sites' | 'siteConditions' | 'sources' | 'deployments'>;
    hubs: HubConfig[];
    registry: Pick<HubRegistry, 'get'>;
    now?: () => number;
  }) {
    this.#fleet = options.fleet;
    this.#hubs = options.hubs;
    this.#registry = options.registry;
    this.#now = options.now ?? Date.now;
  }

  /** Findings of one scope or of all, the worst first. */
  run(
    decision: Pick<FleetDecision, 'readSite' | 'readDeployment'>,
    scope?: CheckScope,
  ): CheckFinding[] {
    const facts = this.#facts(decision);
    return CHECKS.flatMap(check => check(facts))
      .filter(finding => scope === undefined || finding.scope === scope)
      .sort(
        (one, other) =>
          URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state),
      );
  }

  #facts(
    decision: Pick<FleetDecision, 'readSite' | 'readDeployment'>,
  ): CheckFacts {
    return {
      hubs: this.#hubs.map(({ name, role, clusterProxy, metrics }) => ({
        name,
        role,
        unverified: this.#registry.get(name).unverified,
        has: {
          clusterProxy: clusterProxy !== undefined,
          metrics: metrics !== undefined,
        },
      })),
      sources: this.#fleet.sources(),
      sites: [...this.#fleet.sites()],
      readable: site => decision.readSite(site),
      deployments: this.#fleet.deployments(),
      readableDeployment: deployment => decision.readDeployment(deployment),
      conditions: ({ ref }) => this.#fleet.siteConditions(ref),
      now: this.#now(),
    };
  }
}
