import { connectTo } from '../../__testUtils__/connectTo';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import {
  INFERENCE_SERVICES,
  inferenceService,
  onSite,
} from '../../__testUtils__/hubObjects';
import { DefaultHubRegistry } from '../../hubs';
import { SiteObjectReader } from '../views/SiteObjectReader';
import { LiveDeploymentReader } from './LiveDeploymentReader';

const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};

describe('LiveDeploymentReader', () => {
  let hub: KubeFixture;
  let reader: LiveDeploymentReader;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    hub.put(onSite('oslo', INFERENCE_SERVICES), inferenceService('bike'));
    reader = LiveDeploymentReader.create({
      objects: SiteObjectReader.create({
        hubs: DefaultHubRegistry.of([connectTo(hub)]),
      }),
    });
  });
  afterEach(() => hub.stop());

  it('asks once for fifty readers, and for who comes right after', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, () => reader.read(ref)),
    );
    expect(all[0]).toMatchObject({ ref, state: 'ready', via: 'cluster-proxy' });
    expect(new Set(all).size).toBe(1);
    expect(await reader.read(ref)).toBe(all[0]);
    expect(hub.calls).toEqual([
      'GET /site/oslo/apis/serving.kserve.io/v1beta1/namespaces/bike/inferenceservices/bike',
    ]);
  });

  it('tells an object that is gone from a site that is', async () => {
    await expect(reader.read({ ...ref, name: 'other' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    hub.faults = [{ part: '/site/', status: 502 }];
    await expect(reader.read(ref)).rejects.toMatchObject({ kind: 'failed' });
  });

  it('asks for nothing but what serves models', async () => {
    await expect(reader.read({ ...ref, kind: 'Secret' })).rejects.toThrow(
      'Secret is not read from sites',
    );
    expect(hub.calls).toEqual([]);
  });
});
