import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '../../__testUtils__/eventually';
import { problem, ViewFixture } from '../../__testUtils__/ViewFixture';
import { DefaultHubConnection } from '../../hubs/DefaultHubConnection';
import { ClusterViewReader } from './ClusterViewReader';

const target = {
  apiGroup: 'serving.kserve.io',
  version: 'v1beta1',
  kind: 'InferenceService',
  namespace: 'bike',
  name: 'bike',
};

describe('ClusterViewReader', () => {
  let hub: ViewFixture;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    hub = await ViewFixture.start();
    jest.clearAllMocks();
  });
  afterEach(() => hub.stop());

  function start(timeoutMs?: number) {
    return ClusterViewReader.create({
      hub: DefaultHubConnection.create({
        config: {
          name: 'core',
          role: 'active',
          access: {
            type: 'url',
            url: hub.url,
            token: 'token',
            skipTLSVerify: false,
          },
          policyNamespaces: [],
        },
      }),
      logger,
      timeoutMs,
    });
  }
  const noneLeft = () =>
    eventually(
      () => hub.views.size,
      size => size === 0,
    );
  const answerWith = (name: string) => ({
    conditions: [{ type: 'Processing', status: 'True' }],
    result: { metadata: { name } },
  });

  it('asks for one object by kind, under its label, and takes the question back', async () => {
    const seen: unknown[] = [];
    hub.answer = view => {
      seen.push(view);
      return answerWith('bike');
    };
    const object = await start().read('oslo', target);
    expect(object).toEqual({ metadata: { name: 'bike' } });
    expect(seen).toEqual([
      expect.objectContaining({
        kind: 'ManagedClusterView',
        metadata: expect.objectContaining({
          namespace: 'oslo',
          name: expect.stringMatching(/^[0-9a-f-]{36}$/),
          labels: { 'ai-edge/created-by': 'portal' },
        }),
        spec: { scope: target },
      }),
    ]);
    await noneLeft();
    expect(hub.calls.map(call => call.split(' ')[0])).toEqual([
      'POST',
      'GET',
      'DELETE',
    ]);
  });

  it('makes a new question each time, since an old answer has no age', async () => {
    let count = 0;
    hub.answer = () => {
      count += 1;
      return answerWith(`answer-${count}`);
    };
    const reader = start();
    await reader.read('oslo', target);
    expect(await reader.read('oslo', target)).toEqual({
      metadata: { name: 'answer-2' },
    });
  });

  it.each([
    ['ResourceGVKInvalid', 'The site does not have this kind of object'],
    ['ResourceTypeInvalid', 'Its hub does not show objects of this kind'],
    ['GetResourceFailed', 'The site could not be read: no luck'],
  ])('says what %s means, and cleans up', async (reason, message) => {
    hub.answer = () => problem(reason, 'no luck');
    await expect(start().read('oslo', target)).rejects.toThrow(message);
    await noneLeft();
  });

  it('knows an object that is gone', async () => {
    hub.answer = () =>
      problem(
        'GetResourceFailed',
        'failed to get resource with err: inferenceservices.serving.kserve.io "bike" not found',
      );
    await expect(start().read('oslo', target)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('gives up on a site that does not answer, and leaves nothing behind', async () => {
    await expect(start(1000).read('oslo', target)).rejects.toMatchObject({
      kind: 'timeout',
      message: 'The site did not answer its hub within 1 s',
    });
    await noneLeft();
  });

  it('has at most five questions at a time, and turns away whom it cannot serve', async () => {
    hub.deleteMs = 30;
    hub.answer = () => answerWith('bike');
    const reader = start();
    const reads = Array.from({ length: 30 }, (_, index) =>
      reader.read(`site-${index}`, target),
    );
    const results = await Promise.allSettled(reads);
    expect(hub.most).toBe(5);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({
      reason: {
        name: 'ServiceUnavailableError',
        message:
          'Hub core is reading as many sites as it may just now. Try again in a moment',
      },
    });
    await noneLeft();
  });

  it('does not take back what was refused', async () => {
    hub.refused.set('POST', 403);
    await expect(start().read('oslo', target)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(hub.calls).toHaveLength(1);
  });

  it('takes back what may be there although the hub failed', async () => {
    hub.refused.set('POST', 500);
    await expect(start().read('oslo', target)).rejects.toMatchObject({
      kind: 'failed',
    });
    await eventually(
      () => hub.calls.at(-1),
      call => call?.startsWith('DELETE') === true,
    );
  });

  it('says when something is left behind', async () => {
    hub.answer = () => answerWith('bike');
    hub.refused.set('DELETE', 403);
    await start().read('oslo', target);
    await eventually(
      () => logger.warn.mock.calls.length,
      count => count > 0,
    );
    expect(logger.warn.mock.calls[0][0]).toContain('left behind');
  });
});
