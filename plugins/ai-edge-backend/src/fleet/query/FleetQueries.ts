import {
  deploymentRowSchema,
  siteRowSchema,
  type AvailabilityState,
  type DeploymentListField,
  type DeploymentRow,
  type ModelDeployment,
  type Site,
  type SiteListField,
  type SiteRow,
  type Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../Fleet';
import { siteKey, siteKeyOf } from '../refKeys';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import {
  deploymentListType,
  type ListedDeployment,
} from './deploymentListType';
import { createMatcher } from './matcher';
import { paginate, type Page } from './paginate';
import type { ParsedListQuery } from './parseListQuery';
import { siteListType } from './siteListType';
import { siteRow } from './siteRow';
import { SortedView } from './SortedView';
import { summarize } from './summarize';
import { visibleSite } from './visibleSite';

/** Names that `fields` of `/sites` may choose from. */
export const siteRowFields = Object.keys(siteRowSchema.shape);

/** Names that `fields` of `/deployments` may choose from. */
export const deploymentRowFields = Object.keys(deploymentRowSchema.shape);

function chosen<T extends object>(row: T, fields: string[] | undefined): T {
  if (!fields) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => fields.includes(name)),
  ) as T;
}

function deploymentRow(listed: ListedDeployment): DeploymentRow {
  const { labels, ...row } = listed.deployment;
  return {
    ...row,
    ...(listed.availability !== undefined && {
      availability: listed.availability,
    }),
  };
}

/** Lists and counts over the index, for one caller each. */
export class FleetQueries {
  readonly #fleet: Fleet;
  readonly #standby: Set<string>;
  readonly #listed = new WeakMap<ModelDeployment, ListedDeployment>();
  readonly #sites: SortedView<Site, SiteListField>;
  readonly #deployments: SortedView<ListedDeployment, DeploymentListField>;

  static create(options: {
    fleet: Fleet;
    /** Hubs whose sites are shown, not counted. */
    standbyHubs?: string[];
  }): FleetQueries {
    return new FleetQueries(options.fleet, options.standbyHubs ?? []);
  }

  private constructor(fleet: Fleet, standbyHubs: string[]) {
    this.#fleet = fleet;
    this.#standby = new Set(standbyHubs);
    this.#sites = new SortedView(siteListType, {
      get revision() {
        return fleet.revision;
      },
      items: () => fleet.sites(),
    });
    this.#deployments = new SortedView(deploymentListType, {
      get revision() {
        return fleet.revision;
      },
      items: () => this.#joined(),
    });
  }

  sites(
    query: ParsedListQuery<SiteListField>,
    decision: FleetDecision,
  ): Page<SiteRow> {
    const { matches } = createMatcher(query, siteListType);
    const { field, direction } = query.orderBy;
    const rows = this.#sites
      .sorted(field, direction)
      .filter(({ item }) => matches(item) && decision.readSite(item));
    const page = paginate(rows, query);
    return {
      ...page,
      // Contacts move without a revision: the row is taken from the index itself.
      items: page.items.map(site =>
        chosen(
          siteRow(
            visibleSite(
              this.#fleet,
              this.#fleet.site(site.ref) ?? site,
              decision,
            ),
          ),
          query.fields,
        ),
      ),
    };
  }

  deployments(
    query: ParsedListQuery<DeploymentListField>,
    decision: FleetDecision,
  ): Page<DeploymentRow> {
    const { matches } = createMatcher(query, deploymentListType);
    const { field, direction } = query.orderBy;
    const rows = this.#deployments
      .sorted(field, direction)
      .filter(
        ({ item }) => matches(item) && decision.readDeployment(item.deployment),
      );
    const page = paginate(rows, query);
    return {
      ...page,
      items: page.items.map(({ deployment, availability }) =>
        chosen(
          deploymentRow({
            deployment: this.#fleet.deployment(deployment.ref) ?? deployment,
            availability,
          }),
          query.fields,
        ),
      ),
    };
  }

  sitesSummary(
    query: Pick<ParsedListQuery<SiteListField>, 'q' | 'filters'>,
    decision: FleetDecision,
  ): Pick<Summary, 'totalItems' | 'facets'> {
    const items = [...this.#sites.items()].filter(
      site =>
        this.#counted(site.ref.hub, query.filters.hub) &&
        decision.readSite(site),
    );
    return summarize(items, query, siteListType);
  }

  deploymentsSummary(
    query: Pick<ParsedListQuery<DeploymentListField>, 'q' | 'filters'>,
    decision: FleetDecision,
  ): Pick<Summary, 'totalItems' | 'facets'> {
    const items = [...this.#deployments.items()].filter(
      ({ deployment }) =>
        this.#counted(deployment.ref.hub, query.filters.hub) &&
        decision.readDeployment(deployment),
    );
    return summarize(items, query, deploymentListType);
  }

  /** A standby hub's sites are counted only for somebody who asks for that hub. */
  #counted(hub: string, asked: string[] | undefined): boolean {
    return !this.#standby.has(hub) || (asked?.includes(hub) ?? false);
  }

  /** A deployment beside the availability of its site, the same object while both are the same. */
  *#joined(): Iterable<ListedDeployment> {
    const availabilities = new Map<string, AvailabilityState>();
    for (const site of this.#fleet.sites()) {
      availabilities.set(siteKey(site.ref), site.availability.state);
    }
    for (const deployment of this.#fleet.deployments()) {
      const availability = availabilities.get(siteKeyOf(deployment.ref));
      const known = this.#listed.get(deployment);
      if (known && known.availability === availability) {
        yield known;
      } else {
        const listed = { deployment, availability };
        this.#listed.set(deployment, listed);
        yield listed;
      }
    }
  }
}
