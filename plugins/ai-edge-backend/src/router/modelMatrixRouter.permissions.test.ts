import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  deploymentReadPermission,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import request from 'supertest';
import { estate } from '../__testUtils__/estate';
import {
  authorizerFor,
  serverOf,
  type Decisions,
} from '../__testUtils__/startRouter';
import { ModelQueries } from '../fleet/query';
import {
  aiEdgeDeploymentConditions,
  aiEdgeSiteConditions,
  createAiEdgeDeploymentConditionalDecision,
  createAiEdgeSiteConditionalDecision,
} from '../permissions';
import { createModelMatrixRouter } from './modelMatrixRouter';

function start(decisions: Decisions = {}) {
  const { fleet } = estate();
  const { authorizer } = authorizerFor(fleet, decisions);
  const server = serverOf(httpAuth =>
    createModelMatrixRouter({
      fleet,
      models: ModelQueries.create({ fleet, standbyHubs: ['spare'] }),
      authorizer,
      httpAuth,
    }),
  );
  const get = (query: string) =>
    request(server)
      .get(`/model-matrix?${query}`)
      .set('Authorization', mockCredentials.user.header());
  return { get };
}

const groupsOf = (body: any) =>
  body.groups.map(
    ({ kind, value, site, sites }: any) =>
      `${value ?? site?.name ?? kind} ${sites}`,
  );
describe('GET /model-matrix for who may not read everything', () => {
  const sites = (condition: any): Decisions => ({
    [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
      siteReadPermission,
      condition,
    ),
  });
  const deployments = (condition: any): Decisions => ({
    [deploymentReadPermission.name]: createAiEdgeDeploymentConditionalDecision(
      deploymentReadPermission,
      condition,
    ),
  });

  it.each([
    [
      'sites of a cluster set',
      sites(aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['retail'] })),
      ['retail 2'],
      ['bike', 'house'],
      /plants|charlie|delta/,
    ],
    [
      'sites with a label',
      sites(aiEdgeSiteConditions.hasLabel({ key: 'tier', value: 'gold' })),
      ['retail 1'],
      ['bike', 'house'],
      /plants|bravo|v1.*"silent":1/,
    ],
    [
      'deployments of an owner',
      deployments(
        aiEdgeDeploymentConditions.isOwner({
          owners: ['group:default/retail'],
        }),
      ),
      ['retail 2', 'plants 1', 'none 1'],
      ['bike'],
      /house|v1/,
    ],
    [
      'both',
      {
        ...sites(
          aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['plants'] }),
        ),
        ...deployments(
          aiEdgeDeploymentConditions.hasSiteLabel({
            key: 'tier',
            value: 'gold',
          }),
        ),
      },
      ['plants 1'],
      [],
      /retail|bike|house/,
    ],
  ])('%s', async (_what, decisions, groups, models, hidden) => {
    const { get } = start(decisions);
    const { body } = await get('').expect(200);
    expect(groupsOf(body)).toEqual(groups);
    expect(body.items.map(({ model }: any) => model).sort()).toEqual(models);
    expect(body.totalItems).toBe(models.length);
    expect(JSON.stringify(body)).not.toMatch(hidden);
  });

  it('expands a group that the caller may not read to nothing', async () => {
    const { get } = start(
      sites(aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['retail'] })),
    );
    const { body } = await get('expand=plants').expect(200);
    expect(body).toMatchObject({
      groups: [],
      items: [],
      totalItems: 0,
      sites: 0,
    });
  });

  it.each([siteReadPermission, deploymentReadPermission])(
    'is refused without $name',
    async ({ name }) => {
      const { get } = start({ [name]: { result: AuthorizeResult.DENY } });
      const { body } = await get('').expect(403);
      expect(body.error.message).toContain(name);
    },
  );
});
