import { linesByPath } from './linesByPath';

const line = (path: string, model: string, site: string) => ({
  hub: 'core',
  site,
  model,
  version: `${model}-v1`,
  namespace: model,
  object: { kind: 'InferenceService' as const, name: model },
  path,
  application: `{site}-${model}`,
});

it('knows what a path serves while it is one model, on however many sites', () => {
  const lines = linesByPath([
    line('run/a', 'bike', 'oslo'),
    line('run/a', 'bike', 'rome'),
    line('run/b', 'house', 'oslo'),
  ]);
  expect([...lines].map(([path, one]) => [path, one?.version])).toEqual([
    ['run/a', 'bike-v1'],
    ['run/b', 'house-v1'],
  ]);
});

it('does not take one of several models for all of them', () => {
  const lines = linesByPath([
    line('prod', 'granite', 'oslo'),
    line('prod', 'phi', 'oslo'),
    line('prod', 'phi', 'rome'),
  ]);
  expect([...lines]).toEqual([['prod', undefined]]);
});
