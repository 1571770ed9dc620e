import { metadataErrors } from './metadataRules';
import { clusterTypes } from './resources/clusterTypes';
import { coreTypes } from './resources/coreTypes';
import { cluster } from './__testUtils__/objects';

const clusters = clusterTypes[0];
const namespaces = coreTypes[0];
const check = (metadata: any, type = clusters) =>
  metadataErrors(type, cluster('x', { metadata })).map(
    error => `${error.field} ${error.reason}`,
  );

describe('metadataErrors', () => {
  it.each(['a', 'store-berlin-0001', 'a.b-c.d', '9'])('accepts %s', name => {
    expect(check({ name })).toEqual([]);
  });

  it.each(['A', 'a_b', '-a', 'a-', 'a..b', 'a/b', 'a'.repeat(254)])(
    'refuses the name %s',
    name => {
      expect(check({ name })).toEqual(['metadata.name FieldValueInvalid']);
    },
  );

  it('needs a name, and a shorter one without dots for a namespace', () => {
    expect(check({})).toEqual(['metadata.name FieldValueRequired']);
    expect(check({ name: 'a.b' }, namespaces)).toHaveLength(1);
    expect(check({ name: 'a'.repeat(64) }, namespaces)).toHaveLength(1);
  });

  it('checks labels and annotations', () => {
    expect(
      check({
        name: 'a',
        labels: { 'example.com/ok': 'Value_1', plain: '' },
        annotations: { 'example.com/any': 'any text at all!' },
      }),
    ).toEqual([]);
    expect(
      check({
        name: 'a',
        labels: { 'bad key': 'x', long: 'v'.repeat(64), ok: 'no spaces' },
        annotations: { '/x': '' },
      }),
    ).toEqual([
      'metadata.labels FieldValueInvalid',
      'metadata.labels FieldValueInvalid',
      'metadata.labels FieldValueInvalid',
      'metadata.annotations FieldValueInvalid',
    ]);
  });
});
