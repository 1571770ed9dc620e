import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { randomNumbers } from '../../__testUtils__/randomNumbers';
import { restlessFleet } from '../../__testUtils__/restlessFleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import { siteKeyOf } from '../refKeys';
import { ModelQueries } from './ModelQueries';
import { parseMatrixQuery, parseModelsQuery } from './parseModelQueries';

const different = (rows: ModelDeployment[]) =>
  new Set(rows.map(({ ref }) => siteKeyOf(ref))).size;

const total = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

describe.each([11, 12])('models of a fleet that changes (seed %i)', seed => {
  const random = randomNumbers(seed);
  const { fleet, step } = restlessFleet(random, 25);
  const models = ModelQueries.create({ fleet, standbyHubs: ['spare'] });
  const decisions: FleetDecision[] = [
    {
      readSite: () => true,
      changeSite: () => false,
      readDeployment: () => true,
      readsAllDeployments: true,
      key: 'all',
    },
    {
      readSite: ({ labels }) => labels.tier === 'gold',
      changeSite: () => false,
      readDeployment: ({ owner }) => owner === 'group:default/a',
      key: 'gold of a',
    },
    {
      readSite: ({ clusterSet }) => clusterSet === 'plants',
      changeSite: () => false,
      readDeployment: () => true,
      readsAllDeployments: true,
      key: 'plants',
    },
  ];

  it('counts what a plain count would, to every caller', () => {
    for (let round = 0; round < 80; round += 1) {
      step();
      const decision = random.pick(decisions);
      const sites = [...fleet.sites()].filter(
        site => site.ref.hub !== 'spare' && decision.readSite(site),
      );
      const readable = [...fleet.deployments()].filter(deployment => {
        const site = fleet.siteOf(deployment.ref);
        return (
          site !== undefined &&
          sites.includes(site) &&
          decision.readDeployment(deployment)
        );
      });
      const names = [...new Set(readable.map(({ model }) => model.name))];
      const list = models.models(parseModelsQuery({}), decision);
      expect(list.items.map(({ name }) => name)).toEqual(names.sort());
      for (const row of list.items) {
        const own = readable.filter(({ model }) => model.name === row.name);
        expect(row.sites).toBe(different(own));
        expect(row.deployments).toMatchObject({
          total: own.length,
          stale: own.filter(({ remembered }) => remembered).length,
          ready: own.filter(
            ({ state, remembered }) => state === 'ready' && !remembered,
          ).length,
        });
        for (const { version, sites: count } of row.versions) {
          expect(count).toBe(
            different(own.filter(({ model }) => model.version === version)),
          );
        }
        expect(total(row.deployments.byState)).toBe(own.length);
      }

      const groupBy = random.pick(['clusterSet', 'region', 'label:zone']);
      const matrix = models.matrix(parseMatrixQuery({ groupBy }), decision);
      expect(matrix.sites).toBe(sites.length);
      expect(
        matrix.groups.reduce((sum, { sites: count }) => sum + count, 0),
      ).toBe(sites.length);
      expect(matrix.items.map(({ model }) => model).sort()).toEqual(names);
      for (const { model, total: all, cells, versions } of matrix.items) {
        const own = readable.filter(row => row.model.name === model);
        expect(all.sites).toBe(different(own));
        expect(all.ready + all.notReady + all.silent).toBe(all.sites);
        expect(cells.reduce((sum, cell) => sum + cell.sites, 0)).toBe(
          all.sites,
        );
        for (const [at, count] of all.versions) {
          expect(count).toBe(
            different(
              own.filter(
                row => row.model.version === versions[at] && !row.remembered,
              ),
            ),
          );
        }
        for (const { group, sites: count } of cells) {
          const { kind, value } = matrix.groups[group];
          const inGroup = own.filter(({ ref }) => {
            const site = fleet.siteOf(ref);
            const of =
              groupBy === 'label:zone'
                ? site?.labels.zone
                : site?.[groupBy as 'region' | 'clusterSet'];
            return kind === 'none' ? of === undefined : of === value;
          });
          expect(count).toBe(different(inGroup));
        }
      }
    }
  });
});
