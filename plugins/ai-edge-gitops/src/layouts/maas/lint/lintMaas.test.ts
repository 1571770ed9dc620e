import {
  apis,
  context,
  serving,
  tree,
  treeWith,
} from '../../../__testUtils__/maas';
import type { Tree } from '../../../types';
import { maasLayout } from '../maasLayout';

const dev = `${serving}/dev/granite.yaml`;
const backend = `${apis}/granite/backend.yaml`;

function lint(of: Tree) {
  return maasLayout.lint!(of, context).map(({ rule, path, line, state }) => ({
    rule,
    path,
    line,
    state,
  }));
}

function replaced(path: string, from: string, to: string): Tree {
  return treeWith({ [path]: tree.read(path)!.replace(from, to) });
}

it('finds nothing in a repository that is as it should be', () => {
  expect(lint(tree)).toEqual([]);
});

it.each([
  [
    'runtime-undefined',
    'warn',
    dev,
    29,
    replaced(dev, 'runtime: vllm-2', 'runtime: vllm-9'),
  ],
  [
    'toleration-without-pool',
    'warn',
    dev,
    34,
    replaced(dev, 'value: T4-PRIVATE', 'value: A10G-PRIVATE'),
  ],
  [
    'product-without-backend',
    'fail',
    `${apis}/granite/product.yaml`,
    9,
    // The names match, the host does not.
    replaced(backend, 'granite-8b-predictor', 'granite-predictor'),
  ],
  [
    'product-without-backend',
    'fail',
    `${apis}/granite/product.yaml`,
    9,
    replaced(backend, 'systemName: granite', 'systemName: other'),
  ],
  [
    'activedoc-elsewhere',
    'warn',
    `${apis}/granite/activedoc.yaml`,
    5,
    treeWith({
      [`${apis}/granite/activedoc.yaml`]:
        'apiVersion: capabilities.3scale.net/v1beta1\nkind: ActiveDoc\nspec:\n  activeDocOpenAPIRef:\n    url: https://git.example.com/ai/maas-docs/raw/main/a.json\n',
    }),
  ],
])('finds %s', (rule, state, path, line, of) => {
  expect(lint(of)).toEqual([{ rule, path, line, state }]);
});

it('joins a product and a model of other names by the host', () => {
  const renamed = treeWith({
    [backend]: tree
      .read(backend)!
      .replace('systemName: granite', 'systemName: x'),
    [`${apis}/granite/product.yaml`]: tree
      .read(`${apis}/granite/product.yaml`)!
      .replace('    granite:', '    x:'),
  });
  expect(lint(renamed)).toEqual([]);
});

it('says nothing of pools where the repository has none, or of documents without a repository', () => {
  const other = replaced(dev, 'value: T4-PRIVATE', 'value: A10G-PRIVATE');
  expect(
    lint(
      treeWith(
        { 'components/configs/autoscaling/autoscaler.yaml': undefined },
        other,
      ),
    ),
  ).toEqual([]);
  const documented = treeWith({
    [`${apis}/granite/activedoc.yaml`]:
      'apiVersion: capabilities.3scale.net/v1beta1\nkind: ActiveDoc\nspec: {activeDocOpenAPIRef: {url: https://x.example/a}}\n',
  });
  expect(maasLayout.lint!(documented, {})).toEqual([]);
});

it('goes on when a file cannot be read, and says which', () => {
  const broken = treeWith({
    [`${serving}/prod/phi.yaml`]: 'a: [',
    'components/configs/autoscaling/autoscaler.yaml': '{ClusterAutoscaler',
  });
  expect(lint(broken).map(({ rule, path }) => [rule, path])).toEqual([
    ['unreadable', 'components/configs/autoscaling/autoscaler.yaml'],
    ['unreadable', `${serving}/prod/phi.yaml`],
  ]);
  expect(
    lint(treeWith({ 'environments.yaml': undefined })).map(({ rule }) => rule),
  ).toEqual(['unreadable']);
});
