import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import request from 'supertest';
import { aiEdgePlugin } from '../plugin';

describe('registerPermissions', () => {
  it('tells the framework every permission and rule', async () => {
    const backend = await startTestBackend({
      features: [
        aiEdgePlugin,
        metricsServiceMock.factory(),
        mockServices.rootConfig.factory(),
      ],
    });
    const { body } = await request(backend.server)
      .get('/api/ai-edge/.well-known/backstage/permissions/metadata')
      .expect(200);
    await backend.stop();
    expect(body.permissions.map(({ name }: any) => name).sort()).toEqual([
      'aiEdge.deployment.read',
      'aiEdge.model.invoke',
      'aiEdge.pipeline.read',
      'aiEdge.pipeline.run',
      'aiEdge.proposal.create',
      'aiEdge.proposal.read',
      'aiEdge.site.change',
      'aiEdge.site.read',
      'aiEdge.source.read',
    ]);
    const rules = body.rules.map(
      ({ resourceType, name }: any) => `${resourceType} ${name}`,
    );
    expect(rules.sort()).toEqual([
      'ai-edge-deployment HAS_LABEL',
      'ai-edge-deployment HAS_SITE_LABEL',
      'ai-edge-deployment IS_IN_CLUSTER_SET',
      'ai-edge-deployment IS_IN_HUB',
      'ai-edge-deployment IS_OWNER',
      'ai-edge-pipeline-namespace IS_IN_HUB',
      'ai-edge-site HAS_LABEL',
      'ai-edge-site IS_IN_CLUSTER_SET',
      'ai-edge-site IS_IN_HUB',
      'ai-edge-site IS_OWNER',
    ]);
    expect(body.rules[0].paramsSchema).toMatchObject({
      type: 'object',
      required: ['hubs'],
    });
  });
});
