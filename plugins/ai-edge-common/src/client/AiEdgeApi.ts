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

/**
 * Credentials and cancellation of one request.
 *
 * @public
 */
export interface AiEdgeRequestOptions {
  /** Bearer token for callers without a session, such as other backend plugins. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * The REST API of the ai-edge backend, typed. Every method rejects with a `ResponseError` of `@backstage/errors`
 * when the backend refuses.
 *
 * @public
 */
export interface AiEdgeApi {
  getSites(
    query?: ListQuery<SiteListField>,
    options?: AiEdgeRequestOptions,
  ): Promise<ListResponse<SiteRow>>;
  getSitesSummary(
    query?: ListQuery<SiteListField>,
    options?: AiEdgeRequestOptions,
  ): Promise<Summary>;
  getSite(ref: SiteRef, options?: AiEdgeRequestOptions): Promise<SiteDetail>;
  /** What changed on a site, newest first. */
  getSiteTimeline(
    ref: SiteRef,
    query?: TimelineQuery,
    options?: AiEdgeRequestOptions,
  ): Promise<Timeline>;
  resolveSites(
    request: { sites: SiteSelection; intent?: Intent },
    options?: AiEdgeRequestOptions,
  ): Promise<ResolvedSites>;

  /** Whether the sites of a `deploy` can run it, judged by what the fleet knows. */
  checkFit(
    request: { intent: Intent },
    options?: AiEdgeRequestOptions,
  ): Promise<FitReport>;

  getDeployments(
    query?: ListQuery<DeploymentListField>,
    options?: AiEdgeRequestOptions,
  ): Promise<ListResponse<DeploymentRow>>;
  getDeploymentsSummary(
    query?: ListQuery<DeploymentListField>,
    options?: AiEdgeRequestOptions,
  ): Promise<Summary>;
  getDeployment(
    ref: DeploymentRef,
    options?: AiEdgeRequestOptions,
  ): Promise<DeploymentDetail>;
  getDeploymentMetrics(
    ref: DeploymentRef,
    query: { panel?: string; range?: MetricRange },
    options?: AiEdgeRequestOptions,
  ): Promise<{ panels: MetricPanel[] }>;
  /** What Git wanted of it, newest first. */
  getDeploymentHistory(
    ref: DeploymentRef,
    query?: DeploymentHistoryQuery,
    options?: AiEdgeRequestOptions,
  ): Promise<DeploymentHistory>;

  getModels(
    query?: ModelListQuery,
    options?: AiEdgeRequestOptions,
  ): Promise<ListResponse<ModelRow>>;
  getModel(
    name: string,
    query?: SiteGroupQuery,
    options?: AiEdgeRequestOptions,
  ): Promise<ModelDetail>;
  getModelMatrix(
    query?: ModelMatrixQuery,
    options?: AiEdgeRequestOptions,
  ): Promise<ModelMatrix>;

  getSources(
    options?: AiEdgeRequestOptions,
  ): Promise<{ items: SourceStatus[]; gitops: GitOpsRepository[] }>;

  getChecks(
    query?: { scope?: CheckScope },
    options?: AiEdgeRequestOptions,
  ): Promise<ChecksResponse>;

  previewProposal(
    request: { intent: Intent },
    options?: AiEdgeRequestOptions,
  ): Promise<Preview>;
  createProposal(
    request: ProposeRequest,
    options?: AiEdgeRequestOptions,
  ): Promise<ProposeResult>;
  getProposals(
    query?: ProposalListQuery,
    options?: AiEdgeRequestOptions,
  ): Promise<{ items: Proposal[]; asOf: string; sources?: SourceStatus[] }>;
  /** One proposal with its files, and what has come of it on the sites. */
  getProposal(
    gitops: string,
    number: number,
    options?: AiEdgeRequestOptions,
  ): Promise<ProposalDetail>;

  getPipelines(
    options?: AiEdgeRequestOptions,
  ): Promise<{ items: Pipeline[]; asOf: string }>;
  getPipelineRuns(
    query?: { hub?: string; namespace?: string; pipeline?: string },
    options?: AiEdgeRequestOptions,
  ): Promise<{ items: PipelineRun[]; asOf: string }>;
  getPipelineRun(
    ref: PipelineRunRef,
    options?: AiEdgeRequestOptions,
  ): Promise<PipelineRun>;
  startPipelineRun(
    request: StartPipelineRun,
    options?: AiEdgeRequestOptions,
  ): Promise<StartedPipelineRun>;
}
