import { mockCredentials } from '@backstage/backend-test-utils';
import {
  siteReadPermission,
  type SiteLive,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import request from 'supertest';
import { FleetQueries } from '../fleet/query';
import {
  aiEdgeSiteConditions,
  createAiEdgeSiteConditionalDecision,
} from '../permissions';
import { createSitesRouter } from '../router/sitesRouter';
import { estate } from './estate';
import { authorizerFor, serverOf, type Decisions } from './startRouter';

/** The sites' routes over a small estate. */
export function startSites(decisions: Decisions = {}) {
  const siteLive = jest
    .fn<Promise<SiteLive | undefined>, [SiteRef]>()
    .mockResolvedValue(undefined);
  const { fleet, acm, kserve } = estate();
  const { authorizer, permissions } = authorizerFor(fleet, decisions);
  const server = serverOf(httpAuth =>
    createSitesRouter({
      fleet,
      queries: FleetQueries.create({ fleet, standbyHubs: ['spare'] }),
      authorizer,
      httpAuth,
      siteLive: { read: siteLive },
    }),
  );
  const get = (path: string, headers: Record<string, string> = {}) =>
    request(server)
      .get(path)
      .set({ Authorization: mockCredentials.user.header(), ...headers });
  const names = async (path: string): Promise<string[]> => {
    const { body } = await get(path).expect(200);
    return body.items.map(({ ref }: any) => ref.name);
  };
  return { get, names, acm, kserve, permissions, siteLive };
}

/** Sites of the hub `core` that are in no cluster set `plants`. */
export const retailOnly: Decisions = {
  [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
    siteReadPermission,
    {
      allOf: [
        aiEdgeSiteConditions.isInHub({ hubs: ['core'] }),
        {
          not: {
            anyOf: [
              aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['plants'] }),
              aiEdgeSiteConditions.hasLabel({ key: 'missing' }),
            ],
          },
        },
      ],
    },
  ),
};
