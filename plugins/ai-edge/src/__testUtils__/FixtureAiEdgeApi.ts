import {
  stringifyDeploymentRef,
  stringifySiteRef,
  type AiEdgeApi,
  type DeploymentRow,
  type Intent,
  type ListQuery,
  type SiteRow,
  type SiteSelection,
  type SourceStatus,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { NotFoundError, NotImplementedError } from '@backstage/errors';
import { deploymentFields, siteFields } from './fixtureFields';
import { fixtureDeployments } from './fixtureDeployments';
import { fixtureList, fixtureSummary } from './fixtureList';
import { fixtureMetrics } from './fixtureMetrics';
import { fixtureModels } from './fixtureModels';
import { fixturePreview } from './fixturePreview';
import { before, fixtureSites } from './fixtureSites';

const notPart = async () => {
  throw new NotImplementedError('not part of the fixture');
};

/** A small fleet in memory that answers as the backend would. `overrides` replace single methods. */
export function createFixtureApi(
  overrides: Partial<AiEdgeApi> & {
    sources?: SourceStatus[];
    complete?: boolean;
  } = {},
): AiEdgeApi {
  const sites = fixtureSites();
  const deployments = fixtureDeployments(sites);
  const siteOf = (row: DeploymentRow) =>
    sites.find(({ ref }) => ref.name === row.ref.site);
  const rows = deployments.map<DeploymentRow>(row => ({
    ...row,
    availability: siteOf(row)?.availability.state,
  }));
  const {
    sources = [
      {
        id: 'core',
        kind: 'acm',
        hub: 'core',
        state: 'ok',
        asOf: before(4_000),
      },
      {
        id: 'core/works',
        kind: 'argocd',
        hub: 'core',
        state: 'ok',
        asOf: before(6_000),
      },
      {
        id: 'core/metrics',
        kind: 'thanos',
        hub: 'core',
        state: 'stale',
        asOf: before(2_400_000),
        message: 'connect ETIMEDOUT',
      },
      { id: 'core/search', kind: 'search', hub: 'core', state: 'absent' },
    ],
    complete = true,
    ...methods
  } = overrides;
  const listState = {
    sources: sources.filter(({ kind }) => kind === 'acm'),
    complete,
  };

  const selected = (selection: SiteSelection): SiteRow[] => {
    const { q, ...filters } = selection.filter ?? {};
    const query: ListQuery<string> = {
      q: typeof q === 'string' ? q : undefined,
      filters: Object.fromEntries(
        Object.entries(filters).map(([field, value]) => [
          field,
          [value].flat(),
        ]),
      ),
      limit: 500,
    };
    const names = selection.names?.map(stringifySiteRef);
    return fixtureList<SiteRow>(
      sites,
      query,
      siteFields,
      listState,
    ).items.filter(
      ({ ref }) => !names || names.includes(stringifySiteRef(ref)),
    );
  };

  return {
    getSites: async (query = {}) =>
      fixtureList<SiteRow>(sites, query, siteFields, listState),
    getSitesSummary: async (query = {}) =>
      fixtureSummary<SiteRow>(sites, query, siteFields),
    getSite: async ref => {
      const site = sites.find(
        other => stringifySiteRef(other.ref) === stringifySiteRef(ref),
      );
      if (!site) throw new NotFoundError(`site: there is no "${ref.name}"`);
      return site;
    },
    resolveSites: async ({ sites: selection }) => {
      const found = selected(selection);
      const byAvailability: Record<string, number> = {};
      for (const { availability } of found) {
        byAvailability[availability.state] =
          (byAvailability[availability.state] ?? 0) + 1;
      }
      const known = new Set(found.map(({ ref }) => stringifySiteRef(ref)));
      return {
        count: found.length,
        sha256: 'c'.repeat(64),
        refs: found.map(({ ref }) => ref),
        byAvailability,
        fit: { fits: 0, doesNotFit: 0, unknown: found.length },
        notAllowed: [],
        unmatched: (selection.names ?? []).filter(
          ref => !known.has(stringifySiteRef(ref)),
        ),
        asOf: new Date().toISOString(),
      };
    },
    getDeployments: async (query = {}) =>
      fixtureList(rows, query, deploymentFields, listState),
    getDeploymentsSummary: async (query = {}) =>
      fixtureSummary(rows, query, deploymentFields),
    getDeployment: async ref => {
      const wanted = stringifyDeploymentRef(ref);
      const found = deployments.find(
        other => stringifyDeploymentRef(other.ref) === wanted,
      );
      if (!found)
        throw new NotFoundError(`deployment: there is no "${wanted}"`);
      return found;
    },
    getDeploymentMetrics: async () => ({ panels: fixtureMetrics() }),
    getDeploymentHistory: async () => ({
      items: [],
      complete: true,
      pageInfo: {},
    }),
    getSources: async () => ({
      items: sources,
      gitops: [
        {
          name: 'near-edge',
          url: 'https://gitea.example.com/edge/near-edge',
          forge: 'gitea',
          branch: 'main',
          layout: 'kserve-sites',
          hubs: ['core'],
        },
      ],
    }),
    previewProposal: async ({ intent }: { intent: Intent }) =>
      fixturePreview(intent),
    createProposal: notPart,
    checkFit: notPart,
    getProposal: notPart,
    ...fixtureModels(sites, rows, listState),
    getSiteTimeline: async () => ({ items: [], gaps: [], pageInfo: {} }),
    getChecks: async () => ({ items: [], asOf: new Date().toISOString() }),
    getProposals: async () => ({ items: [], asOf: new Date().toISOString() }),
    getPipelines: async () => ({ items: [], asOf: new Date().toISOString() }),
    getPipelineRuns: async () => ({
      items: [],
      asOf: new Date().toISOString(),
    }),
    getPipelineRun: notPart,
    startPipelineRun: notPart,
    ...methods,
  };
}
