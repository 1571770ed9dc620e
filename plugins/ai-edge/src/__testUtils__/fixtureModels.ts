import type {
  DeploymentRow,
  ListQuery,
  ListResponse,
  MatrixRow,
  ModelDetail,
  ModelMatrix,
  ModelMatrixQuery,
  ModelRow,
  SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { NotFoundError } from '@backstage/errors';
import { fixtureCell, fixtureVersions } from './fixtureCells';
import { fixtureGroups } from './fixtureGroups';
import { fixtureList } from './fixtureList';

type State = Parameters<typeof fixtureList>[3];

/** Models of the fixture: `/models`, one model and the matrix, of the same deployments as the lists. */
export function fixtureModels(
  sites: SiteRow[],
  deployments: DeploymentRow[],
  state: State,
) {
  const byModel = () => {
    const models = new Map<string, DeploymentRow[]>();
    for (const row of deployments) {
      const { name } = row.model;
      models.set(name, [...(models.get(name) ?? []), row]);
    }
    return models;
  };

  const modelRow = (name: string, rows: DeploymentRow[]): ModelRow => {
    const { versions, latest } = fixtureVersions(rows);
    const {
      sites: seen,
      ready,
      notReady,
      silent,
      awaited,
    } = fixtureCell(rows, versions);
    return {
      name,
      owner: rows[0].owner,
      formats: ['onnx'],
      modes: ['Standard'],
      latest,
      versions: versions.map(version => {
        const cell = fixtureCell(
          rows.filter(({ model }) => model.version === version),
          versions,
        );
        return {
          version,
          deployments: cell.sites,
          ready: cell.ready,
          stale: cell.silent,
          sites: cell.sites,
        };
      }),
      deployments: {
        total: seen,
        ready,
        notReady,
        stale: silent,
        awaited,
        byState: {},
      },
      sites: seen,
      standing: {},
    };
  };

  return {
    getModels: async (query: ListQuery<string> = {}) =>
      fixtureList<ModelRow>(
        [...byModel()].map(([name, rows]) => modelRow(name, rows)),
        query,
        { values: { name: ({ name }) => [name] } },
        state,
      ),

    getModel: async (
      name: string,
      query: ModelMatrixQuery = {},
    ): Promise<ModelDetail> => {
      const rows = byModel().get(name);
      if (!rows) throw new NotFoundError(`name: there is no model "${name}"`);
      const row = modelRow(name, rows);
      const { groups, groupOf } = fixtureGroups(sites, query);
      const of = (version: string | undefined) =>
        rows.filter(({ model }) => model.version === version);
      return {
        ...row,
        runtimes: ['kserve-ovms'],
        versions: row.versions.map(version => {
          const own = of(version.version);
          const cell = fixtureCell(own, []);
          const { notReady, awaited, failed, behind, diverged } = cell;
          return {
            ...version,
            notReady,
            awaited,
            failed,
            behind,
            diverged,
            artifacts: own[0].artifact
              ? [{ ...own[0].artifact, deployments: own.length }]
              : [],
            groups: groups.flatMap((_, group) => {
              const here = own.filter(
                item => item.state && groupOf(item) === group,
              ).length;
              return here > 0 ? [{ group, sites: here }] : [];
            }),
          };
        }),
        rings: [
          {
            ring: 'r1',
            deployments: row.sites,
            ready: row.deployments.ready,
            sites: row.sites,
            versions: row.versions.map(({ version, sites: count }) => ({
              version,
              sites: count,
            })),
          },
        ],
        groupBy: query.groupBy ?? 'clusterSet',
        groups,
        asOf: new Date().toISOString(),
        complete: state.complete,
      };
    },

    getModelMatrix: async (
      query: ModelMatrixQuery = {},
    ): Promise<ModelMatrix> => {
      const { groups, groupOf, chosen } = fixtureGroups(sites, query);
      const items = [...byModel()].flatMap(([model, all]): MatrixRow[] => {
        const rows = all.filter(row => groupOf(row) >= 0);
        const { versions, latest } = fixtureVersions(all);
        const total = fixtureCell(rows, versions);
        const onLatest = total.versions.find(([at]) => at === 0)?.[1] ?? 0;
        const cells = groups.flatMap((_, group) => {
          const own = rows.filter(row => groupOf(row) === group);
          return own.length > 0
            ? [{ group, ...fixtureCell(own, versions) }]
            : [];
        });
        const notOnLatest = total.sites - total.silent - onLatest;
        return rows.length > 0
          ? [
              {
                model,
                owner: rows[0].owner,
                latest,
                ...(latest && { notOnLatest }),
                versions,
                total,
                cells,
              },
            ]
          : [];
      });
      const page: ListResponse<MatrixRow> = fixtureList(
        items,
        query as ListQuery<string>,
        { values: { name: ({ model }) => [model] } },
        state,
      );
      const inventory = { complete: 0, 'gitops-only': 0, none: 0 };
      chosen.forEach(site => (inventory[site.inventory] += 1));
      return {
        ...page,
        groupBy: query.groupBy ?? 'clusterSet',
        expand: query.expand,
        groups,
        sites: chosen.length,
        inventory,
      };
    },
  };
}
