import type { KubeObject } from '../../hubs';
import { modelKinds } from './modelKinds';
import { normalizeObject } from './normalizeObject';

const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };
const [inferenceServices] = modelKinds;
const object = (spec: object): KubeObject & { spec: object } => ({
  metadata: { name: 'bike', namespace: 'shop', uid: 'u1' },
  spec,
});

describe('normalizeObject', () => {
  it('shows an object that cannot be understood', () => {
    expect(
      normalizeObject(
        inferenceServices,
        object({ predictor: { containers: { name: 'not a list' } } }),
        place,
      ),
    ).toEqual({
      ref: {
        hub: 'core',
        site: 'oslo',
        namespace: 'shop',
        kind: 'InferenceService',
        name: 'bike',
      },
      uid: 'u1',
      state: 'unknown',
      message: expect.stringMatching(
        /^Its fields are not what they should be: .+\.$/,
      ),
      asOf: place.asOf,
    });
  });

  it('leaves one that can be understood to its kind', () => {
    expect(
      normalizeObject(inferenceServices, object({ predictor: {} }), place),
    ).toEqual(inferenceServices.normalize(object({ predictor: {} }), place));
  });
});
