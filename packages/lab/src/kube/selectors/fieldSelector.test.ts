import { failureOf } from '../__testUtils__/objects';
import { coreTypes } from '../resources/coreTypes';
import { podType } from '../resources/podType';
import { parseFieldSelector } from './fieldSelector';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', namespace: 'x' },
  status: { phase: 'Running' },
};

describe('parseFieldSelector', () => {
  it.each([
    ['', true],
    ['metadata.name=a', true],
    ['metadata.name=a,metadata.namespace!=x', false],
    ['status.phase==Running', true],
    ['status.phase!=Running', false],
  ])('%s', (selector, matches) => {
    expect(parseFieldSelector(podType, selector)(pod)).toBe(matches);
  });

  it('refuses what an API server does not index, and what is no selector', () => {
    const configMaps = coreTypes.find(type => type.kind === 'ConfigMap')!;
    expect(
      failureOf(() => parseFieldSelector(configMaps, 'status.phase=x')),
    ).toMatchObject({
      code: 400,
      message: 'field label not supported: status.phase',
    });
    expect(
      failureOf(() => parseFieldSelector(configMaps, 'metadata.name')),
    ).toMatchObject({ code: 400 });
  });
});
