import { InputError } from '@backstage/errors';
import {
  DEFAULT_MATRIX_SIZE,
  DEFAULT_SITE_GROUPS,
  matrixSiteFields,
  MAX_MATRIX_SIZE,
  MAX_SITE_GROUPS,
  modelOrderFields,
  modelRowSchema,
  siteGroupBySchema,
  type DeploymentListField,
  type MatrixSiteField,
  type ModelOrderField,
  type SiteGroupBy,
  type SiteListField,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentListType } from './deploymentListType';
import type { ListField } from './ListField';
import { parseFilters, type ParsedListQuery } from './parseListQuery';
import {
  one,
  parseFields,
  parseLimit,
  parseOrder,
  parseSearch,
  parseSize,
  type RawQuery,
} from './parseParams';
import { siteListType } from './siteListType';

/** Parameters of `/models`. */
export type ParsedModelsQuery = ParsedListQuery<
  DeploymentListField,
  ModelOrderField
>;

/** How sites are grouped, and which ones count. */
export interface ParsedGroupQuery {
  groupBy: SiteGroupBy;
  groups: number;
  /** The group whose sites are the columns; the empty text is the one without a value. */
  expand?: string;
  sites: Partial<Record<SiteListField, string[]>>;
}

/** Parameters of `/model-matrix`. */
export interface ParsedMatrixQuery extends ParsedGroupQuery {
  /** Which models, and which page of them. */
  rows: ParsedListQuery<string, ModelOrderField>;
  models: Partial<Record<'model' | 'owner', string[]>>;
}

const modelFields = Object.keys(modelRowSchema.shape);

const siteFields = Object.fromEntries(
  matrixSiteFields.map(name => [
    name,
    siteListType.fields[name === 'site' ? 'name' : name],
  ]),
) as Record<MatrixSiteField, ListField<any>>;

const { model, owner } = deploymentListType.fields;

function parseGroupBy(text: string | undefined): SiteGroupBy {
  const result = siteGroupBySchema.safeParse(text ?? 'clusterSet');
  if (!result.success) {
    throw new InputError(`groupBy: ${result.error.issues[0].message}`);
  }
  return result.data as SiteGroupBy;
}

function parseGroups(raw: RawQuery) {
  return {
    groupBy: parseGroupBy(one(raw, 'groupBy')),
    groups: parseSize('groups', one(raw, 'groups'), {
      fallback: DEFAULT_SITE_GROUPS,
      most: MAX_SITE_GROUPS,
    }),
  };
}

/** Reads the query string of `/models`. */
export function parseModelsQuery(raw: RawQuery): ParsedModelsQuery {
  const { limit, cursor, orderBy, q, fields, ...rest } = raw;
  return {
    limit: parseLimit({ limit }),
    cursor: one({ cursor }, 'cursor'),
    orderBy: parseOrder({ orderBy }, modelOrderFields, {
      field: 'name',
      direction: 'asc',
    }),
    q: parseSearch(one({ q }, 'q')),
    fields: parseFields({ fields }, modelFields),
    filters: parseFilters(rest, deploymentListType),
  };
}

/** Reads the query string of one model. */
export function parseModelQuery(raw: RawQuery): ParsedGroupQuery {
  const { groupBy, groups, ...rest } = raw;
  parseFilters(rest, { fields: {} });
  return { ...parseGroups({ groupBy, groups }), sites: {} };
}

/** Reads the query string of the matrix. */
export function parseMatrixQuery(raw: RawQuery): ParsedMatrixQuery {
  const { limit, cursor, orderBy, q, groupBy, groups, expand, ...rest } = raw;
  const group = one({ expand }, 'expand');
  const filters = parseFilters(rest, {
    fields: { ...siteFields, model, owner } as Record<string, ListField<any>>,
  });
  const { model: models, owner: owners, site, ...sites } = filters;
  const grouping = parseGroups({ groupBy, groups });
  return {
    ...grouping,
    ...(group !== undefined && { expand: group }),
    sites: { ...sites, ...(site && { name: site }) },
    models: {
      ...(models && { model: models }),
      ...(owners && { owner: owners }),
    },
    rows: {
      limit: parseLimit(
        { limit },
        { fallback: DEFAULT_MATRIX_SIZE, most: MAX_MATRIX_SIZE },
      ),
      cursor: one({ cursor }, 'cursor'),
      orderBy: parseOrder({ orderBy }, modelOrderFields, {
        field: 'notOnLatest',
        direction: 'desc',
      }),
      q: parseSearch(one({ q }, 'q')),
      // A cursor is of the same sites: those of one group are others than all.
      filters: {
        ...filters,
        ...(group !== undefined && { expand: [grouping.groupBy, group] }),
      },
    },
  };
}
