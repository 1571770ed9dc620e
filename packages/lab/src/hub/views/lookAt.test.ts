import { testLab } from '../../__testUtils__/testLab';
import { lookAt } from './lookAt';

const { lab } = testLab();
const { store } = lab.site('core', 'plant-lyon-01')!;

const said = (scope: object, before?: object) => {
  const { conditions, result } = lookAt(store, scope, before as any);
  return { ...conditions[0], name: result?.metadata.name } as any;
};
const config = {
  namespace: 'kserve',
  name: 'inferenceservice-config',
};

describe('lookAt', () => {
  it.each([
    ['a kind', { version: 'v1', kind: 'ConfigMap', ...config }],
    ['a resource', { resource: 'configmaps', ...config }],
    ['a resource with its version', { resource: 'configmap.v1.', ...config }],
  ])('finds one object by %s', (_how, scope) => {
    expect(said(scope)).toMatchObject({
      type: 'Processing',
      status: 'True',
      reason: 'GetResourceProcessing',
      name: config.name,
    });
  });

  it.each([
    [{ version: 'v1', kind: 'ConfigMap' }, 'ResourceNameInvalid'],
    [{ kind: 'ConfigMap', ...config }, 'ResourceTypeInvalid'],
    [{ resource: 'nonsense', ...config }, 'ResourceTypeInvalid'],
    [{ resource: 'secrets', ...config }, 'ResourceTypeInvalid'],
    [{ version: 'v1', kind: 'Secret', ...config }, 'ResourceTypeInvalid'],
    [{ version: 'v9', kind: 'ConfigMap', ...config }, 'ResourceGVKInvalid'],
    [
      { version: 'v1', kind: 'ConfigMap', namespace: 'kserve', name: 'none' },
      'GetResourceFailed',
    ],
  ])('refuses %j as %s', (scope, reason) => {
    expect(said(scope)).toMatchObject({ status: 'False', reason });
  });

  it('keeps the last result when it fails', () => {
    const before = { result: { metadata: { name: 'old' } } };
    expect(said({ resource: 'secrets', ...config }, before).name).toBe('old');
  });
});
