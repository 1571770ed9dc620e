import type { WrappedApplication } from './argocdTypes';
import { deliveredObject } from './deliveredObject';

function application(
  name: string,
  path: string,
  annotations?: Record<string, string>,
): WrappedApplication {
  return {
    metadata: { name, annotations },
    spec: { source: { path }, destination: { namespace: 'shop' } },
  };
}

describe('deliveredObject', () => {
  it.each<[string, WrappedApplication, object | undefined]>([
    [
      'the annotation with a namespace',
      application('oslo-bike', 'any', {
        'ai-edge/object': 'InferenceService/bikes/bike',
        'ai-edge/model': 'bike-model',
      }),
      {
        kind: 'InferenceService',
        namespace: 'bikes',
        name: 'bike',
        model: 'bike-model',
      },
    ],
    [
      'the annotation in the destination',
      application('oslo-bike', 'any', {
        'ai-edge/object': 'InferenceService/bike',
      }),
      {
        kind: 'InferenceService',
        namespace: 'shop',
        name: 'bike',
        model: 'bike',
      },
    ],
    [
      'a path of the ai-edge repository',
      application('oslo-near', 'acm/odh-edge/apps/bike-rental-app'),
      {
        kind: 'Deployment',
        namespace: 'bike-rental-app',
        name: 'bike-rental-app-model-1',
        model: 'bike-rental-app',
      },
    ],
    [
      'a path of the kserve-sites repository',
      application('oslo-bike', 'models/bike/run/r0.sno'),
      {
        kind: 'InferenceService',
        namespace: 'shop',
        name: 'bike',
        model: 'bike',
      },
    ],
    [
      'a name that leads elsewhere',
      application('oslo-bike', 'models/bike/run/r0', {
        'ai-edge/object': 'InferenceService/../bike',
      }),
      undefined,
    ],
    [
      'a namespace that is none',
      {
        ...application('oslo-bike', 'models/bike/run/r0'),
        spec: { destination: { namespace: '' }, source: { path: 'models/b/' } },
      },
      undefined,
    ],
    [
      'telemetry, which is no model',
      application('oslo-otel', 'acm/odh-edge/apps/telemetry'),
      undefined,
    ],
    [
      'anything else that is delivered',
      application('oslo-logging', 'cluster/logging'),
      undefined,
    ],
  ])('%s', (_what, input, expected) => {
    expect(deliveredObject(input, 'oslo')).toEqual(expected);
  });
});
