import type {
  MatrixRow,
  ModelDetail,
  ModelMatrix,
  ModelOrderField,
  ModelRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import type { Fleet } from '../Fleet';
import { chosen } from './chosen';
import { compareSorted } from './compareSorted';
import { deploymentFacts, type DeploymentFacts } from './deploymentFacts';
import { FleetIndex } from './FleetIndex';
import { groupSites, type GroupedSites } from './groupSites';
import { searchWords } from './matcher';
import { matrixRow } from './matrixRow';
import { modelDetail } from './modelDetail';
import { countNotOnLatest, modelRow } from './modelRow';
import { modelRows, type ModelRows } from './modelRows';
import { tallyAll } from './ModelTally';
import { paginate, type Page } from './paginate';
import type { ParsedListQuery } from './parseListQuery';
import type {
  ParsedGroupQuery,
  ParsedMatrixQuery,
  ParsedModelsQuery,
} from './parseModelQueries';
import { SitePlaces } from './SitePlaces';
import { countedRows, readableDeployments, readableSites } from './readers';

type Test = (row: number) => boolean;

/** A model with those of its rows that a query counts. */
interface CountedModel {
  model: ModelRows;
  rows: Int32Array;
}

function sortKey(
  facts: DeploymentFacts,
  { model, rows }: CountedModel,
  field: ModelOrderField,
): string | undefined {
  const text = (size: number | undefined) =>
    size === undefined ? undefined : String(size).padStart(9, '0');
  if (field === 'name') return model.name;
  if (field === 'notOnLatest') {
    return text(countNotOnLatest(facts, model, rows));
  }
  const { counts, sites, failed, behind } = tallyAll(facts, rows);
  const { total, ready } = counts;
  return text({ deployments: total, ready, sites, failed, behind }[field]);
}

/** The page of models that a query asks for. */
function page(
  facts: DeploymentFacts,
  models: ModelRows[],
  query: ParsedListQuery<string, ModelOrderField>,
  passes: Test,
): Page<CountedModel> {
  const words = searchWords(query.q);
  const { field, direction } = query.orderBy;
  const rows = models
    .filter(({ name }) => {
      const text = name.toLocaleLowerCase('en');
      return words.every(word => text.includes(word));
    })
    .map(model => ({ model, rows: model.rows.filter(passes) }))
    .filter(({ rows: own }) => own.length > 0)
    .map(item => ({
      item,
      ref: item.model.name,
      key: sortKey(facts, item, field),
    }))
    .sort((one, other) => compareSorted(one, other, direction));
  return paginate(
    {
      length: rows.length,
      row: at => rows[at].item,
      place: at => ({ ref: rows[at].ref, key: rows[at].key }),
    },
    query,
  );
}

/**
 * Models over the fleet, for one caller each: of deployments that the caller may read, on sites that the caller may
 * read. What is the latest version does not depend on what else a query asks for.
 */
export class ModelQueries {
  readonly #index: FleetIndex;
  readonly #standby: Set<string>;
  readonly #places = new SitePlaces();

  static create(options: {
    fleet: Fleet;
    index?: FleetIndex;
    /** Hubs whose sites are shown, not counted. */
    standbyHubs?: string[];
  }): ModelQueries {
    return new ModelQueries(
      options.index ?? FleetIndex.create(options),
      new Set(options.standbyHubs),
    );
  }

  private constructor(index: FleetIndex, standby: Set<string>) {
    this.#index = index;
    this.#standby = standby;
  }

  models(query: ParsedModelsQuery, decision: FleetDecision): Page<ModelRow> {
    const index = this.#index.deployments();
    const readable = this.#readable(decision, query.filters.hub);
    const { fields } = index.tests({ filters: query.filters });
    const facts = deploymentFacts(index);
    const models = page(facts, modelRows(index, readable), query, row =>
      fields.every(({ test }) => test(row)),
    );
    return {
      ...models,
      items: models.items.map(({ model, rows }) =>
        chosen(modelRow(facts, model, rows), query.fields),
      ),
    };
  }

  /** One model; nothing when the caller may read no deployment of it. */
  model(
    name: string,
    query: ParsedGroupQuery,
    decision: FleetDecision,
  ): Omit<ModelDetail, 'asOf' | 'complete'> | undefined {
    const index = this.#index.deployments();
    const isNamed = index.column('model').test(text => text === name);
    if (!isNamed) return undefined;
    const readable = this.#readable(decision, undefined);
    const [model] = modelRows(index, row => isNamed(row) && readable(row));
    return (
      model && {
        ...modelDetail(
          deploymentFacts(index),
          model,
          this.#groups(query, decision),
        ),
        groupBy: query.groupBy,
      }
    );
  }

  matrix(
    query: ParsedMatrixQuery,
    decision: FleetDecision,
  ): Page<MatrixRow> &
    Pick<ModelMatrix, 'groupBy' | 'expand' | 'groups' | 'sites' | 'inventory'> {
    const index = this.#index.deployments();
    const readable = this.#readable(decision, query.sites.hub);
    const { groupOf, ...grouped } = this.#groups(query, decision);
    const { fields } = index.tests({ filters: query.models });
    const facts = deploymentFacts(index);
    const models = page(
      facts,
      modelRows(index, readable),
      query.rows,
      row => fields.every(({ test }) => test(row)) && groupOf(row) >= 0,
    );
    return {
      ...models,
      items: models.items.map(({ model, rows }) =>
        matrixRow(facts, model, rows, groupOf),
      ),
      groupBy: query.groupBy,
      ...(query.expand !== undefined && { expand: query.expand }),
      ...grouped,
    };
  }

  /** Rows of deployments that the caller may read and that count, on such sites. */
  #readable(decision: FleetDecision, hubs: string[] | undefined): Test {
    const sites = this.#index.sites();
    const index = this.#index.deployments();
    const { dictionary, first: place } = index.column('place').read();
    const readableSite = readableSites(sites, decision);
    const places = this.#places.of(sites, index);
    const known = new Uint8Array(dictionary.size);
    for (const row of sites.rows()) {
      if (places[row] >= 0 && readableSite(row)) known[places[row]] = 1;
    }
    const counted = countedRows(index, this.#standby, hubs);
    const readable = readableDeployments(index, decision);
    return row => known[place[row]] === 1 && counted(row) && readable(row);
  }

  #groups(query: ParsedGroupQuery, decision: FleetDecision): GroupedSites {
    const sites = this.#index.sites();
    const deployments = this.#index.deployments();
    const readableSite = readableSites(sites, decision);
    const counted = countedRows(sites, this.#standby, query.sites.hub);
    return groupSites({
      sites,
      deployments,
      places: this.#places.of(sites, deployments),
      readableSite: row => counted(row) && readableSite(row),
      readableDeployment: readableDeployments(deployments, decision),
      query,
    });
  }
}
