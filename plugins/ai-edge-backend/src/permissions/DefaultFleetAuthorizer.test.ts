import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  deploymentReadPermission,
  pipelineRunPermission,
  proposalCreatePermission,
  proposalReadPermission,
  siteChangePermission,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { estate } from '../__testUtils__/estate';
import { authorizerFor, type Decisions } from '../__testUtils__/startRouter';
import {
  aiEdgeDeploymentConditions,
  aiEdgePipelineNamespaceConditions,
  aiEdgeSiteConditions,
  createAiEdgeDeploymentConditionalDecision,
  createAiEdgePipelineNamespaceConditionalDecision,
  createAiEdgeSiteConditionalDecision,
} from './conditionExports';

const DENY = { result: AuthorizeResult.DENY } as const;
const credentials = mockCredentials.user();

function setUp(decisions: Decisions) {
  const { fleet } = estate();
  return { ...authorizerFor(fleet, decisions), fleet };
}

describe('DefaultFleetAuthorizer', () => {
  it('throws for the first basic permission that is not there', async () => {
    const { authorizer } = setUp({ [proposalCreatePermission.name]: DENY });
    await expect(
      authorizer.require(credentials, proposalReadPermission),
    ).resolves.toBeUndefined();
    await expect(
      authorizer.require(
        credentials,
        proposalReadPermission,
        proposalCreatePermission,
      ),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: 'You do not have the permission aiEdge.proposal.create',
    });
  });

  it('asks once for all needs, and throws only for those', async () => {
    const { authorizer, permissions } = setUp({
      [deploymentReadPermission.name]: DENY,
    });
    await expect(
      authorizer.decide(credentials, ['site.read', 'deployment.read']),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
    const decision = await authorizer.decide(
      credentials,
      ['site.read'],
      ['deployment.read'],
    );
    expect(decision.readsAllDeployments).toBe(false);
  });

  it('allows nothing that was not asked for', async () => {
    const { authorizer, fleet } = setUp({});
    const decision = await authorizer.decide(credentials, ['site.read']);
    const [site] = fleet.sites();
    const [deployment] = fleet.deployments();
    expect(decision.readSite(site)).toBe(true);
    expect(decision.changeSite(site)).toBe(false);
    expect(decision.readDeployment(deployment)).toBe(false);
  });

  it.each([
    [aiEdgeSiteConditions.isInHub({ hubs: ['spare'] }), ['echo']],
    [
      aiEdgeSiteConditions.isInClusterSet({ clusterSets: ['plants'] }),
      ['charlie'],
    ],
    [aiEdgeSiteConditions.hasLabel({ key: 'tier', value: 'gold' }), ['alpha']],
    [aiEdgeSiteConditions.hasLabel({ key: 'constructor' }), []],
    [aiEdgeSiteConditions.isOwner({ owners: ['group:default/x'] }), []],
  ])('turns %j into a predicate', async (condition, expected) => {
    const { authorizer, fleet } = setUp({
      [siteChangePermission.name]: createAiEdgeSiteConditionalDecision(
        siteChangePermission,
        condition,
      ),
    });
    const decision = await authorizer.decide(credentials, ['site.change']);
    const names = [...fleet.sites()]
      .filter(site => decision.changeSite(site))
      .map(({ ref }) => ref.name);
    expect(names).toEqual(expected);
  });

  it.each([
    [
      aiEdgeDeploymentConditions.isInClusterSet({ clusterSets: ['plants'] }),
      ['charlie'],
    ],
    [aiEdgeDeploymentConditions.isInHub({ hubs: ['spare'] }), ['echo']],
    [
      aiEdgeDeploymentConditions.hasLabel({ key: 'app', value: 'house' }),
      ['alpha'],
    ],
    [
      aiEdgeDeploymentConditions.isOwner({ owners: ['group:default/retail'] }),
      ['alpha'],
    ],
    [
      aiEdgeDeploymentConditions.hasSiteLabel({ key: 'tier', value: 'tin' }),
      ['bravo', 'charlie', 'echo'],
    ],
  ])(
    'applies %j to deployments and their sites',
    async (condition, expected) => {
      const { authorizer, fleet } = setUp({
        [deploymentReadPermission.name]:
          createAiEdgeDeploymentConditionalDecision(
            deploymentReadPermission,
            condition,
          ),
      });
      const decision = await authorizer.decide(credentials, [
        'deployment.read',
      ]);
      const sites = [...fleet.deployments()]
        .filter(deployment => decision.readDeployment(deployment))
        .map(({ ref }) => ref.site);
      expect(sites).toEqual(expected);
    },
  );

  it('has one key for the same decision and another for another', async () => {
    let requests = 0;
    // Decisions that come over HTTP carry the id of their request.
    const conditional = (hub: string): Decisions => ({
      [siteReadPermission.name]: Object.assign(
        createAiEdgeSiteConditionalDecision(
          siteReadPermission,
          aiEdgeSiteConditions.isInHub({ hubs: [hub] }),
        ),
        { id: `request-${requests++}` },
      ),
    });
    const key = async (decisions: Decisions) =>
      (await setUp(decisions).authorizer.decide(credentials, ['site.read']))
        .key;
    expect(await key(conditional('core'))).toBe(await key(conditional('core')));
    expect(await key(conditional('core'))).not.toBe(
      await key(conditional('spare')),
    );
    expect(await key(conditional('core'))).not.toBe(await key({}));
  });

  it('refuses parameters that a rule does not take', async () => {
    const { authorizer } = setUp({
      [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
        siteReadPermission,
        aiEdgeSiteConditions.isInHub({ hubs: 'core' as any }),
      ),
    });
    await expect(
      authorizer.decide(credentials, ['site.read']),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('decides on pipeline namespaces', async () => {
    const { authorizer } = setUp({
      [pipelineRunPermission.name]:
        createAiEdgePipelineNamespaceConditionalDecision(
          pipelineRunPermission,
          aiEdgePipelineNamespaceConditions.isInHub({ hubs: ['core'] }),
        ),
    });
    const may = await authorizer.pipelines(credentials, 'pipeline.run');
    expect(may({ hub: 'core', namespace: 'ci' })).toBe(true);
    expect(may({ hub: 'spare', namespace: 'ci' })).toBe(false);
    const denied = setUp({ [pipelineRunPermission.name]: DENY });
    await expect(
      denied.authorizer.pipelines(credentials, 'pipeline.run'),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});
