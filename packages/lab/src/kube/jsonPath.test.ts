import { jsonPathValues } from './jsonPath';

const object = {
  spec: { containers: [{ name: 'a' }, { name: 'b' }] },
  metadata: { annotations: { 'example.com/x': 'y' } },
  status: {
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'Other', status: 'False' },
    ],
    traffic: [{ latestRevision: true, percent: 90 }, { percent: 10 }],
  },
};

describe('jsonPathValues', () => {
  it.each([
    ['.spec.containers[*].name', ['a', 'b']],
    ['{.spec.containers[1].name}', ['b']],
    ['.status.conditions[?(@.type=="Ready")].status', ['True']],
    [".status.conditions[?(@.type=='Other')].status", ['False']],
    ['.status.traffic[?(@.latestRevision==true)].percent', [90]],
    ['.metadata.annotations["example.com/x"]', ['y']],
    ['.status.nothing.there', []],
    ['.spec.containers.name', []],
  ])('%s', (path, values) => {
    expect(jsonPathValues(object, path)).toEqual(values);
  });

  it('refuses a path that it does not understand', () => {
    expect(() => jsonPathValues(object, '.a[?(length(@))]')).toThrow(
      'JSON path ".a[?(length(@))]" is not understood',
    );
  });
});
