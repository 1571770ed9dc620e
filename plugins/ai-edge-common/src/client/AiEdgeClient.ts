import { ResponseError } from '@backstage/errors';
import type {
  CheckScope,
  ChecksResponse,
  DeploymentDetail,
  DeploymentHistory,
  DeploymentHistoryQuery,
  DeploymentListField,
  DeploymentRef,
  DeploymentRow,
  FitReport,
  GitOpsRepository,
  Intent,
  ListQuery,
  ListResponse,
  MetricPanel,
  MetricRange,
  ModelDetail,
  ModelListQuery,
  ModelMatrix,
  ModelMatrixQuery,
  ModelRow,
  Pipeline,
  PipelineRun,
  PipelineRunRef,
  Preview,
  Proposal,
  ProposalDetail,
  ProposalListQuery,
  ProposeRequest,
  ProposeResult,
  ResolvedSites,
  SiteDetail,
  SiteGroupQuery,
  SiteListField,
  SiteRef,
  SiteRow,
  SiteSelection,
  SourceStatus,
  StartedPipelineRun,
  StartPipelineRun,
  Summary,
  Timeline,
  TimelineQuery,
} from '../schema';
import {
  stringifyDeploymentRef,
  stringifyModelName,
  stringifyPipelineRunRef,
  stringifySiteRef,
} from '../refs';
import type { AiEdgeApi, AiEdgeRequestOptions } from './AiEdgeApi';
import { listParams } from './listParams';
import { groupParams, matrixParams } from './matrixParams';
import { queryString, type QueryParams } from './queryString';

/**
 * {@link AiEdgeApi} over HTTP, for browsers and for other backend plugins.
 *
 * @public
 */
export class AiEdgeClient implements AiEdgeApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi?.fetch ?? ((...args) => fetch(...args));
  }

  getSites(query?: ListQuery<SiteListField>, options?: AiEdgeRequestOptions) {
    return this.#get<ListResponse<SiteRow>>(
      'sites',
      listParams(query),
      options,
    );
  }

  getSitesSummary(
    query?: ListQuery<SiteListField>,
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<Summary>('sites/summary', listParams(query), options);
  }

  async getSite(ref: SiteRef, options?: AiEdgeRequestOptions) {
    return this.#get<SiteDetail>(
      `sites/${stringifySiteRef(ref)}`,
      undefined,
      options,
    );
  }

  async getSiteTimeline(
    ref: SiteRef,
    { limit, cursor, since }: TimelineQuery = {},
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<Timeline>(
      `sites/${stringifySiteRef(ref)}/timeline`,
      {
        limit: limit === undefined ? undefined : String(limit),
        cursor,
        since,
      },
      options,
    );
  }

  resolveSites(
    request: { sites: SiteSelection; intent?: Intent },
    options?: AiEdgeRequestOptions,
  ) {
    return this.#post<ResolvedSites>('sites/resolve', request, options);
  }

  checkFit(request: { intent: Intent }, options?: AiEdgeRequestOptions) {
    return this.#post<FitReport>('sites/fit', request, options);
  }

  getDeployments(
    query?: ListQuery<DeploymentListField>,
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<ListResponse<DeploymentRow>>(
      'deployments',
      listParams(query),
      options,
    );
  }

  getDeploymentsSummary(
    query?: ListQuery<DeploymentListField>,
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<Summary>(
      'deployments/summary',
      listParams(query),
      options,
    );
  }

  async getDeployment(ref: DeploymentRef, options?: AiEdgeRequestOptions) {
    return this.#get<DeploymentDetail>(
      `deployments/${stringifyDeploymentRef(ref)}`,
      undefined,
      options,
    );
  }

  async getDeploymentMetrics(
    ref: DeploymentRef,
    query: { panel?: string; range?: MetricRange },
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<{ panels: MetricPanel[] }>(
      `deployments/${stringifyDeploymentRef(ref)}/metrics`,
      query,
      options,
    );
  }

  async getDeploymentHistory(
    ref: DeploymentRef,
    { limit, cursor }: DeploymentHistoryQuery = {},
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<DeploymentHistory>(
      `deployments/${stringifyDeploymentRef(ref)}/history`,
      { limit: limit === undefined ? undefined : String(limit), cursor },
      options,
    );
  }

  getModels(query?: ModelListQuery, options?: AiEdgeRequestOptions) {
    return this.#get<ListResponse<ModelRow>>(
      'models',
      listParams(query),
      options,
    );
  }

  async getModel(
    name: string,
    query?: SiteGroupQuery,
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<ModelDetail>(
      `models/${stringifyModelName(name)}`,
      groupParams(query),
      options,
    );
  }

  getModelMatrix(query?: ModelMatrixQuery, options?: AiEdgeRequestOptions) {
    return this.#get<ModelMatrix>('model-matrix', matrixParams(query), options);
  }

  getSources(options?: AiEdgeRequestOptions) {
    return this.#get<{ items: SourceStatus[]; gitops: GitOpsRepository[] }>(
      'sources',
      undefined,
      options,
    );
  }

  getChecks(query?: { scope?: CheckScope }, options?: AiEdgeRequestOptions) {
    return this.#get<ChecksResponse>('checks', query, options);
  }

  previewProposal(request: { intent: Intent }, options?: AiEdgeRequestOptions) {
    return this.#post<Preview>('proposals/preview', request, options);
  }

  createProposal(request: ProposeRequest, options?: AiEdgeRequestOptions) {
    return this.#post<ProposeResult>('proposals', request, options);
  }

  getProposals(
    { site, ...query }: ProposalListQuery = {},
    options?: AiEdgeRequestOptions,
  ) {
    const filter = { ...query, ...(site && { site: stringifySiteRef(site) }) };
    return this.#get<{
      items: Proposal[];
      asOf: string;
      sources?: SourceStatus[];
    }>('proposals', filter, options);
  }

  getProposal(gitops: string, number: number, options?: AiEdgeRequestOptions) {
    return this.#get<ProposalDetail>(
      `proposals/${encodeURIComponent(gitops)}/${number}`,
      undefined,
      options,
    );
  }

  getPipelines(options?: AiEdgeRequestOptions) {
    return this.#get<{ items: Pipeline[]; asOf: string }>(
      'pipelines',
      undefined,
      options,
    );
  }

  getPipelineRuns(
    query?: { hub?: string; namespace?: string; pipeline?: string },
    options?: AiEdgeRequestOptions,
  ) {
    return this.#get<{ items: PipelineRun[]; asOf: string }>(
      'pipelines/runs',
      query,
      options,
    );
  }

  async getPipelineRun(ref: PipelineRunRef, options?: AiEdgeRequestOptions) {
    return this.#get<PipelineRun>(
      `pipelines/runs/${stringifyPipelineRunRef(ref)}`,
      undefined,
      options,
    );
  }

  startPipelineRun(request: StartPipelineRun, options?: AiEdgeRequestOptions) {
    return this.#post<StartedPipelineRun>('pipelines/runs', request, options);
  }

  #get<T>(path: string, params?: QueryParams, options?: AiEdgeRequestOptions) {
    return this.#request<T>('GET', `${path}${queryString(params)}`, options);
  }

  #post<T>(path: string, body: unknown, options?: AiEdgeRequestOptions) {
    return this.#request<T>('POST', path, options, body);
  }

  async #request<T>(
    method: string,
    path: string,
    options: AiEdgeRequestOptions = {},
    body?: unknown,
  ): Promise<T> {
    const baseUrl = await this.#discovery.getBaseUrl('ai-edge');
    const response = await this.#fetch(`${baseUrl}/${path}`, {
      method,
      signal: options.signal,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (await response.json()) as T;
  }
}
