import {
  deploymentRowSchema,
  type DeploymentListField,
  type DeploymentRow,
  type SiteListField,
  type SiteRow,
  type Summary,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../Fleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import { chosen } from './chosen';
import type { ListedDeployment } from './deploymentListType';
import { FleetIndex } from './FleetIndex';
import type { ListIndex } from './ListIndex';
import { paginate, type Page } from './paginate';
import type { ParsedListQuery } from './parseListQuery';
import {
  countedRows,
  isOfSite,
  onReadableSites,
  readableDeployments,
  readableSites,
  type DeploymentListIndex,
} from './readers';
import { siteRow } from './siteRow';
import { summarize } from './summarize';
import { visibleSite } from './visibleSite';

/** Names that `fields` of `/deployments` may choose from. */
export const deploymentRowFields = Object.keys(deploymentRowSchema.shape);

const DEPLOYMENT_FIELDS = new Set(deploymentRowFields);

function deploymentRow({ deployment, site }: ListedDeployment): DeploymentRow {
  const row = {
    ...deployment,
    ...(site && { availability: site.availability.state }),
  };
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => DEPLOYMENT_FIELDS.has(name)),
  ) as DeploymentRow;
}

/** The rows of a page: those that the query chooses and the caller may read, in the query's order. */
function page<TItem, THandle, TField extends string>(
  index: ListIndex<TItem, THandle, TField>,
  query: ParsedListQuery<TField>,
  allowed: (row: number) => boolean,
): Page<TItem> {
  const { field, direction } = query.orderBy;
  const { fields, text } = index.tests(query);
  const tests = [...fields.map(({ test }) => test), ...text, allowed];
  const rows = index
    .sorted(field, direction)
    .filter(row => tests.every(test => test(row)));
  const { items, ...rest } = paginate(
    {
      length: rows.length,
      row: at => rows[at],
      place: at => index.place(rows[at], field),
    },
    query,
  );
  return { ...rest, items: items.flatMap(row => index.item(row) ?? []) };
}

/** Lists and counts over the index, for one caller each. */
export class FleetQueries {
  readonly #fleet: Fleet;
  readonly #index: FleetIndex;
  readonly #standby: Set<string>;

  static create(options: {
    fleet: Fleet;
    index?: FleetIndex;
    /** Hubs whose sites are shown, not counted. */
    standbyHubs?: string[];
  }): FleetQueries {
    return new FleetQueries(options);
  }

  private constructor(options: {
    fleet: Fleet;
    index?: FleetIndex;
    standbyHubs?: string[];
  }) {
    this.#fleet = options.fleet;
    this.#index = options.index ?? FleetIndex.create(options);
    this.#standby = new Set(options.standbyHubs);
  }

  sites(
    query: ParsedListQuery<SiteListField>,
    decision: FleetDecision,
  ): Page<SiteRow> {
    const index = this.#index.sites();
    const { items, ...rest } = page(
      index,
      query,
      readableSites(index, decision),
    );
    return {
      ...rest,
      items: items.map(site =>
        chosen(siteRow(visibleSite(this.#fleet, site, decision)), query.fields),
      ),
    };
  }

  deployments(
    query: ParsedListQuery<DeploymentListField>,
    decision: FleetDecision,
  ): Page<DeploymentRow> {
    const index = this.#index.deployments();
    const fields = [...Object.keys(query.filters), query.orderBy.field];
    const allowed = deploymentTest(index, fields, decision);
    const { items, ...rest } = page(index, query, allowed);
    return {
      ...rest,
      items: items.map(listed => chosen(deploymentRow(listed), query.fields)),
    };
  }

  sitesSummary(
    query: Pick<ParsedListQuery<SiteListField>, 'q' | 'filters'>,
    decision: FleetDecision,
  ): Pick<Summary, 'totalItems' | 'facets'> {
    const index = this.#index.sites();
    const counted = countedRows(index, this.#standby, query.filters.hub);
    const allowed = readableSites(index, decision);
    return summarize(index, query, row => counted(row) && allowed(row));
  }

  deploymentsSummary(
    query: Pick<ParsedListQuery<DeploymentListField>, 'q' | 'filters'>,
    decision: FleetDecision,
  ): Pick<Summary, 'totalItems' | 'facets'> {
    const index = this.#index.deployments();
    const counted = countedRows(index, this.#standby, query.filters.hub);
    const fields = Object.keys(query.filters);
    const allowed = deploymentTest(index, fields, decision);
    const ofSite = onReadableSites(index, decision);
    return summarize(
      index,
      query,
      row => counted(row) && allowed(row),
      field => (isOfSite(field) ? ofSite : undefined),
    );
  }
}

/** A filter or an order by something of the site would tell of it: then sites must be readable too. */
function deploymentTest(
  index: DeploymentListIndex,
  fields: string[],
  decision: FleetDecision,
): (row: number) => boolean {
  const allowed = readableDeployments(index, decision);
  if (!fields.some(isOfSite)) return allowed;
  const ofSite = onReadableSites(index, decision);
  return row => allowed(row) && ofSite(row);
}
