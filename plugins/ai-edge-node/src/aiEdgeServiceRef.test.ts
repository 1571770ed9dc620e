import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { aiEdgeServiceRef, type AiEdgeService } from './aiEdgeServiceRef';

describe('aiEdgeServiceRef', () => {
  let aiEdge: AiEdgeService;
  let stop: () => Promise<void>;
  const callers: unknown[] = [];

  /** Stands for the ai-edge backend: remembers who calls. */
  const aiEdgePlugin = createBackendPlugin({
    pluginId: 'ai-edge',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          httpRouter.use(async (request, response, next) => {
            try {
              const { principal } = await httpAuth.credentials(request);
              callers.push(principal);
              if (request.path !== '/pipelines') {
                throw new NotFoundError('There is no site core/gone');
              }
              response.json({ items: [] });
            } catch (error) {
              next(error);
            }
          });
        },
      });
    },
  });

  const otherPlugin = createBackendPlugin({
    pluginId: 'other',
    register(env) {
      env.registerInit({
        deps: { service: aiEdgeServiceRef },
        async init({ service }) {
          aiEdge = service;
        },
      });
    },
  });

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [aiEdgePlugin, otherPlugin],
    });
    stop = () => backend.stop();
  });
  afterAll(() => stop());

  it('speaks for the user whose credentials it is given', async () => {
    const ada = mockCredentials.user('user:default/ada');
    await expect(aiEdge.onBehalfOf(ada).getPipelines()).resolves.toEqual({
      items: [],
    });
    expect(callers.at(-1)).toMatchObject({
      type: 'user',
      userEntityRef: 'user:default/ada',
    });
  });

  it('speaks as the plugin that asks', async () => {
    await aiEdge.asPlugin().getPipelines();
    expect(callers.at(-1)).toMatchObject({
      type: 'service',
      subject: 'plugin:other',
    });
  });

  it('rejects with what the backend said', async () => {
    await expect(
      aiEdge.asPlugin().getSite({ hub: 'core', name: 'gone' }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { message: 'There is no site core/gone' },
    });
  });
});
