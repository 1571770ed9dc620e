import { connectTo } from '../../__testUtils__/connectTo';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import {
  INFERENCE_SERVICES,
  inferenceService,
  onSite,
} from '../../__testUtils__/hubObjects';
import { DefaultHubRegistry } from '../../hubs';
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
      hubs: DefaultHubRegistry.of([connectTo(hub)]),
    });
  });
  afterEach(() => hub.stop());

  it('reads one object in one call, also for two who ask together', async () => {
    const [one, other] = await Promise.all([
      reader.read(ref),
      reader.read(ref),
    ]);
    expect(one).toMatchObject({ ref, state: 'ready' });
    expect(other).toBe(one);
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

  it('does not read what it does not know', async () => {
    await expect(reader.read({ ...ref, kind: 'Secret' })).rejects.toThrow(
      'Secret is not read from sites',
    );
    expect(hub.calls).toEqual([]);
  });
});
