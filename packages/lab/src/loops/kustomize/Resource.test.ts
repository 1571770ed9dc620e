import { rename, selects, toResource } from './Resource';

describe('selects', () => {
  const resource = () =>
    toResource({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'a', labels: { app: 'x' } },
    });

  it.each([
    [{}, true],
    [{ kind: 'Deployment', name: 'web' }, true],
    [{ name: 'we' }, false],
    [{ name: 'we.*' }, true],
    [{ group: 'apps', version: 'v1', namespace: 'a' }, true],
    [{ group: 'batch' }, false],
    [{ labelSelector: 'app=x' }, true],
    [{ labelSelector: 'app!=x' }, false],
    [{ labelSelector: 'app' }, true],
    [{ annotationSelector: 'app' }, false],
  ])('%j: %p', (selector, expected) => {
    expect(selects(selector, resource())).toBe(expected);
  });

  it('knows a resource by its earlier names', () => {
    const renamed = resource();
    rename(renamed, 'prefix-web');
    expect(selects({ name: 'web' }, renamed)).toBe(true);
    expect(selects({ name: 'prefix-web' }, renamed)).toBe(true);
  });
});
