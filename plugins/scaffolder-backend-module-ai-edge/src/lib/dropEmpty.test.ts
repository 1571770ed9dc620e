import { dropEmpty } from './dropEmpty';

describe('dropEmpty', () => {
  it('drops what a form left empty, at any depth', () => {
    expect(
      dropEmpty({
        kind: 'deploy',
        model: { name: ' bike ', version: ' ', format: undefined },
        namespace: '',
        resources: { cpu: '', memory: '' },
        options: { ring: 'r1' },
        owner: null,
      }),
    ).toEqual({
      kind: 'deploy',
      model: { name: 'bike' },
      options: { ring: 'r1' },
    });
  });

  it('never widens a selection of sites', () => {
    const sites = { names: [], labels: { 'edge/role': '' }, filter: {} };
    expect(dropEmpty({ sites })).toEqual({ sites });
  });

  it('keeps false and zero, which are answers', () => {
    expect(dropEmpty({ options: { minReplicas: 0, on: false } })).toEqual({
      options: { minReplicas: 0, on: false },
    });
  });
});

it('leaves a selection out only when it is said to be none', () => {
  expect(dropEmpty({ kind: 'update', sites: null })).toEqual({
    kind: 'update',
  });
  expect(dropEmpty({ kind: 'update', sites: '' })).toEqual({
    kind: 'update',
    sites: '',
  });
});
