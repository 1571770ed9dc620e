import { mirrorWork } from '../../__testUtils__/deliveryObjects';
import { isReadOnlyWork } from './isReadOnlyWork';

describe('isReadOnlyWork', () => {
  const work = () => mirrorWork('oslo', { bike: {}, tram: {} });

  it('takes a work of which every entry is ReadOnly', () => {
    expect(isReadOnlyWork(work())).toBe(true);
  });

  it('refuses another strategy', () => {
    const other = work();
    other.spec.manifestConfigs[1].updateStrategy.type = 'ServerSideApply';
    expect(isReadOnlyWork(other)).toBe(false);
  });

  it('refuses an entry that no configuration names: the agent would apply it', () => {
    const other = work();
    other.spec.manifestConfigs[1].resourceIdentifier.name = 'trams';
    expect(isReadOnlyWork(other)).toBe(false);
    const singular = work();
    singular.spec.manifestConfigs[0].resourceIdentifier.resource =
      'inferenceservice';
    expect(isReadOnlyWork(singular)).toBe(false);
  });
});
