import { deploymentRow, serviceRow } from './__testUtils__/SearchFixture';
import type { SearchItem } from './searchTypes';
import { toDeploymentRecord } from './toDeploymentRecord';

const place = { hub: 'core', asOf: '2026-11-01T00:00:00.000Z' };
const record = (item: SearchItem) => toDeploymentRecord(item, place);

describe('toDeploymentRecord', () => {
  it('keys by cluster, namespace, kind and name, and knows the uid', () => {
    expect(record(serviceRow('oslo', 'bike', { namespace: 'prod' }))).toEqual({
      ref: {
        hub: 'core',
        site: 'oslo',
        namespace: 'prod',
        kind: 'InferenceService',
        name: 'bike',
      },
      uid: 'uid-bike',
      model: { name: 'bike', version: undefined },
      state: 'unknown',
      replicas: undefined,
      endpoint: undefined,
      labels: {},
      asOf: place.asOf,
    });
  });

  it('reads labels as maps are written', () => {
    const label =
      'ai-edge/model=bikes; ai-edge/release=v2; app.kubernetes.io/part-of=; team=retail';
    expect(record(serviceRow('oslo', 'bike', { label }))).toMatchObject({
      model: { name: 'bikes', version: 'v2' },
      labels: {
        'ai-edge/model': 'bikes',
        'ai-edge/release': 'v2',
        'app.kubernetes.io/part-of': '',
        team: 'retail',
      },
    });
  });

  it.each<[SearchItem, string, string | undefined]>([
    [{ Ready: 'True' }, 'ready', undefined],
    [{ Ready: 'Unknown' }, 'progressing', undefined],
    [{ Ready: 'False' }, 'failed', 'Not ready, by ACM Search.'],
    [{ condition: 'PredictorReady=True; Ready=True' }, 'ready', undefined],
    [
      { condition: 'PredictorReady=False; Ready=False; Stopped=False' },
      'failed',
      'Not ready (PredictorReady), by ACM Search.',
    ],
    [
      { condition: 'Ready=False; Stopped=True', Ready: 'False' },
      'stopped',
      undefined,
    ],
  ])('says of a service with %j that it is %s', (more, state, message) => {
    const { state: is, message: why } = record(serviceRow('oslo', 'a', more))!;
    expect([is, why]).toEqual([state, message]);
  });

  it.each<[SearchItem, string, object | undefined]>([
    [{}, 'ready', { ready: 1, desired: 1 }],
    [{ desired: '2' }, 'progressing', { ready: 1, desired: 2 }],
    [
      { desired: '0', ready: '0', available: '0' },
      'stopped',
      { ready: 0, desired: 0 },
    ],
    [{ desired: undefined, ready: undefined }, 'unknown', undefined],
  ])('says of a Deployment with %j that it is %s', (more, state, replicas) => {
    expect(record(deploymentRow('oslo', 'house', more))).toMatchObject({
      model: { name: 'house' },
      state,
    });
    expect(record(deploymentRow('oslo', 'house', more))?.replicas).toEqual(
      replicas,
    );
  });

  it.each<[string, SearchItem]>([
    ['without a name', serviceRow('oslo', 'bike', { name: undefined })],
    ['without a namespace', serviceRow('oslo', 'a', { namespace: undefined })],
    ['of another kind', serviceRow('oslo', 'bike', { kind: 'Pod' })],
    [
      'of a Deployment without a model',
      deploymentRow('oslo', 'a', { label: 'app=a' }),
    ],
    [
      'of a Deployment that KServe made',
      deploymentRow('oslo', 'a', {
        label: 'app.kubernetes.io/part-of=llminferenceservice; model-name=a',
      }),
    ],
  ])('makes nothing of a row %s', (_, item) => {
    expect(record(item)).toBeUndefined();
  });
});
