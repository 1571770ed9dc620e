import { connectTo } from '../../__testUtils__/connectTo';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import {
  INFERENCE_SERVICES,
  inferenceService,
  onSite,
} from '../../__testUtils__/hubObjects';
import { DefaultHubRegistry, HubError, type HubErrorKind } from '../../hubs';
import { DefaultHubConnection } from '../../hubs/DefaultHubConnection';
import { SiteObjectReader } from './SiteObjectReader';

const bike = {
  apiGroup: 'serving.kserve.io',
  version: 'v1beta1',
  kind: 'InferenceService',
  plural: 'inferenceservices',
  namespace: 'bike',
  name: 'bike',
};

describe('SiteObjectReader', () => {
  let hub: KubeFixture;
  const view = jest.fn();

  beforeEach(async () => {
    hub = await KubeFixture.start();
    hub.put(onSite('oslo', INFERENCE_SERVICES), inferenceService('bike'));
    view.mockReset().mockResolvedValue({ metadata: { name: 'by view' } });
  });
  afterEach(() => hub.stop());

  function start(options: { proxy?: boolean; views?: boolean }) {
    const connection =
      options.proxy === false
        ? DefaultHubConnection.create({
            config: {
              name: 'core',
              role: 'active',
              access: {
                type: 'url',
                url: hub.url,
                token: 'good-token',
                skipTLSVerify: false,
              },
              policyNamespaces: [],
            },
          })
        : connectTo(hub);
    return SiteObjectReader.create({
      hubs: DefaultHubRegistry.of([connection]),
      views: new Map(options.views ? [['core', { read: view }]] : []),
    });
  }

  it('asks the proxy, in one call, and makes no view', async () => {
    const reader = start({ views: true });
    expect(await reader.read('core', 'oslo', bike)).toMatchObject({
      via: 'cluster-proxy',
      object: { metadata: { name: 'bike' } },
    });
    expect(view).not.toHaveBeenCalled();
    expect(hub.calls).toHaveLength(1);
  });

  it.each([502, 403, 401, 500])(
    'makes a view when the proxy answers %d',
    async status => {
      hub.faults = [{ part: '/site/', status }];
      const { plural, ...target } = bike;
      expect(
        await start({ views: true }).read('core', 'oslo', bike),
      ).toMatchObject({ via: 'managed-cluster-view' });
      expect(view).toHaveBeenCalledWith('oslo', target);
      await expect(start({}).read('core', 'oslo', bike)).rejects.toThrow(
        String(status),
      );
    },
  );

  it('says of both ways why they failed, unless the site has spoken', async () => {
    hub.faults = [{ part: '/site/', status: 502 }];
    const reader = start({ views: true });
    const failure = (kind: HubErrorKind) =>
      view.mockRejectedValueOnce(new HubError('No view', { kind }));
    failure('forbidden');
    await expect(reader.read('core', 'oslo', bike)).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(
        /^By ManagedClusterView: No view\. By cluster-proxy: .*502/,
      ),
    });
    failure('not-found');
    await expect(reader.read('core', 'oslo', bike)).rejects.toThrow(
      /^No view$/,
    );
  });

  it('takes the word of a site that does not have it', async () => {
    const reader = start({ views: true });
    await expect(
      reader.read('core', 'oslo', { ...bike, name: 'other' }),
    ).rejects.toMatchObject({ kind: 'not-found' });
    expect(view).not.toHaveBeenCalled();
  });

  it('makes a view where there is no proxy, and says what is missing where neither is', async () => {
    expect(
      await start({ proxy: false, views: true }).read('core', 'oslo', bike),
    ).toMatchObject({ via: 'managed-cluster-view' });
    await expect(
      start({ proxy: false }).read('core', 'oslo', bike),
    ).rejects.toThrow(
      'Hub core is configured without clusterProxy and managedClusterView, so its sites cannot be asked',
    );
    expect(hub.calls).toEqual([]);
  });
});
