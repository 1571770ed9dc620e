import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { randomNumbers } from '../../__testUtils__/randomNumbers';
import { restlessFleet } from '../../__testUtils__/restlessFleet';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import { deploymentKey, siteKey } from '../refKeys';
import { compareSorted } from './compareSorted';
import { deploymentListType } from './deploymentListType';
import { FleetQueries } from './FleetQueries';
import type { ListType } from './ListField';
import { createMatcher } from './matcher';
import type { ParsedListQuery } from './parseListQuery';
import { isOfSite } from './readers';
import { siteListType } from './siteListType';

type Random = ReturnType<typeof randomNumbers>;
type AnyQuery = ParsedListQuery<string>;

const all: FleetDecision = {
  readSite: () => true,
  changeSite: () => false,
  readDeployment: () => true,
  readsAllDeployments: true,
  key: 'all',
};

/** Decisions of different callers, some of whom are judged by the site. */
function decisionsOver(site: (ref: Site['ref']) => Site | undefined) {
  const by = (key: string, test: (site: Site) => boolean): FleetDecision => ({
    ...all,
    key,
    readsAllDeployments: false,
    readSite: test,
    readDeployment: ({ ref }: ModelDeployment) => {
      const on = site({ hub: ref.hub, name: ref.site });
      return on !== undefined && test(on);
    },
  });
  return [
    all,
    by('gold', ({ labels }) => labels.tier === 'gold'),
    by('retail', ({ clusterSet }) => clusterSet === 'retail'),
    { ...by('nobody', () => false), readDeployment: () => false },
    { ...by('no sites', () => false), readDeployment: () => true },
    {
      ...by('a', ({ owner }) => owner === 'group:default/a'),
      readDeployment: ({ owner }: ModelDeployment) =>
        owner === 'group:default/a',
    },
  ];
}

function randomQuery(
  random: Random,
  type: ListType<any, string>,
  items: any[],
): AnyQuery {
  const names = Object.keys(type.fields);
  const filters: AnyQuery['filters'] = {};
  for (let i = random.below(4); i > 0; i -= 1) {
    const name = random.pick(names);
    const values = items.flatMap(item => type.fields[name].values(item));
    filters[name] = [random.pick([...values, 'no such']), 'other'];
    if (values.length > 0) filters[name]!.push(random.pick(values));
  }
  return {
    limit: 1 + random.below(7),
    orderBy: {
      field: random.pick(names),
      direction: random.pick(['asc', 'desc']),
    },
    q: random.pick([undefined, undefined, 'tin', 'site 1', 'BIKE v1', 'über']),
    filters,
  };
}

/** The rows of a query in the plainest way. */
function plainly<TItem>(
  items: TItem[],
  query: AnyQuery,
  type: ListType<TItem, string>,
) {
  const { matches } = createMatcher(query, type);
  const { values, rank } = type.fields[query.orderBy.field];
  return items
    .filter(matches)
    .map(item => {
      const [value] = values(item);
      const key = value !== undefined && rank ? rank(value) : value;
      return { ref: type.ref(item), key };
    })
    .sort((one, other) => compareSorted(one, other, query.orderBy.direction))
    .map(({ ref }) => ref);
}

function plainFacets<TItem>(
  items: TItem[],
  query: AnyQuery,
  type: ListType<TItem, string>,
) {
  return Object.fromEntries(
    Object.entries(type.fields)
      .filter(([, { facet }]) => facet)
      .map(([name, { values }]) => {
        const { [name]: _own, ...filters } = query.filters;
        const { matches } = createMatcher({ q: query.q, filters }, type);
        const counts: Record<string, number> = {};
        for (const value of items.filter(matches).flatMap(values)) {
          counts[value] = (counts[value] ?? 0) + 1;
        }
        return [name, counts];
      }),
  );
}

const counted = (facets: Record<string, { value: string; count: number }[]>) =>
  Object.fromEntries(
    Object.entries(facets).map(([name, values]) => [
      name,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  );

/** Every page, forward. */
function pages(ask: (cursor?: string) => any, key: (item: any) => string) {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, totalItems, pageInfo } = ask(cursor);
    expect(pageInfo.offset).toBe(seen.length);
    seen.push(...items.map(key));
    cursor = pageInfo.nextCursor;
    expect(cursor === undefined).toBe(seen.length === totalItems);
  } while (cursor !== undefined);
  return seen;
}

describe.each([1, 2, 3])('over a fleet that changes (seed %i)', seed => {
  const random = randomNumbers(seed);
  const { fleet, step } = restlessFleet(random, 30);
  const queries = FleetQueries.create({ fleet, standbyHubs: ['spare'] });
  const decisions = decisionsOver(ref => fleet.site(ref));
  const standby = (query: AnyQuery, hub: string) =>
    hub !== 'spare' || query.filters.hub?.includes('spare');

  it('answers what a plain filter and sort would, to every caller', () => {
    for (let round = 0; round < 120; round += 1) {
      step();
      const decision = random.pick(decisions);
      const sites = [...fleet.sites()].filter(site => decision.readSite(site));
      const bySite = randomQuery(random, siteListType, sites);
      expect(
        pages(
          cursor => queries.sites({ ...bySite, cursor } as any, decision),
          ({ ref }) => siteKey(ref),
        ),
      ).toEqual(plainly(sites, bySite, siteListType));
      const siteCounts = queries.sitesSummary(bySite, decision);
      expect(counted(siteCounts.facets)).toEqual(
        plainFacets(
          sites.filter(({ ref }) => standby(bySite, ref.hub)),
          bySite,
          siteListType,
        ),
      );

      const listed = [...fleet.deployments()]
        .filter(deployment => decision.readDeployment(deployment))
        .map(deployment => ({
          deployment,
          site: fleet.siteOf(deployment.ref),
        }));
      const query = randomQuery(random, deploymentListType, listed);
      const onReadable = (names: string[]) =>
        listed.filter(
          ({ site }) =>
            !names.some(isOfSite) || !site || decision.readSite(site),
        );
      expect(
        pages(
          cursor => queries.deployments({ ...query, cursor } as any, decision),
          ({ ref }) => deploymentKey(ref),
        ),
      ).toEqual(
        plainly(
          onReadable([...Object.keys(query.filters), query.orderBy.field]),
          query,
          deploymentListType,
        ),
      );
      const counts = queries.deploymentsSummary(query, decision);
      const active = onReadable(Object.keys(query.filters)).filter(
        ({ deployment }) => standby(query, deployment.ref.hub),
      );
      expect(counts.totalItems).toBe(
        plainly(active, query, deploymentListType).length,
      );
      const { clusterSet, region, product, ...facets } = plainFacets(
        active,
        query,
        deploymentListType,
      );
      const ofSites = plainFacets(
        active.filter(({ site }) => !site || decision.readSite(site)),
        query,
        deploymentListType,
      );
      expect(counted(counts.facets)).toEqual({
        ...facets,
        clusterSet: ofSites.clusterSet,
        region: ofSites.region,
        product: ofSites.product,
      });
    }
  });

  it('neither skips nor repeats a row that stays as it is while pages turn', () => {
    for (let round = 0; round < 12; round += 1) {
      const query: any = {
        ...randomQuery(random, deploymentListType, []),
        q: undefined,
        filters: {},
      };
      const keys = () => {
        const { values } =
          deploymentListType.fields[
            query.orderBy.field as keyof typeof deploymentListType.fields
          ];
        return new Map(
          [...fleet.deployments()].map(deployment => {
            const item = {
              deployment,
              site: fleet.siteOf(deployment.ref),
            };
            return [deploymentKey(deployment.ref), values(item)[0]] as const;
          }),
        );
      };
      const before = keys();
      const still = new Set(before.keys());
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = queries.deployments({ ...query, cursor }, all);
        seen.push(...page.items.map(({ ref }) => deploymentKey(ref)));
        cursor = page.pageInfo.nextCursor;
        step();
        const after = keys();
        for (const key of still) {
          if (!after.has(key) || after.get(key) !== before.get(key)) {
            still.delete(key);
          }
        }
      } while (cursor !== undefined);
      expect(seen.filter(key => still.has(key)).sort()).toEqual(
        [...still].sort(),
      );
    }
  });

  it('turns back to the rows it came from', () => {
    const query: any = {
      limit: 4,
      orderBy: { field: 'state', direction: 'desc' },
      filters: {},
    };
    const first = queries.deployments(query, all);
    const { pageInfo } = queries.deployments(
      { ...query, cursor: first.pageInfo.nextCursor },
      all,
    );
    const back = queries.deployments(
      { ...query, cursor: pageInfo.prevCursor },
      all,
    );
    expect(back).toEqual(first);
  });
});
