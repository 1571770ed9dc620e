import { apis, refused, tree, treeWith } from '../../__testUtils__/maas';
import { maasLayout } from './maasLayout';

const path = `${apis}/granite/product.yaml`;
const intent = {
  kind: 'publish-api' as const,
  gitops: 'maas',
  model: { name: 'granite' },
  api: { requestsPerMinute: 10 },
};
const context = { repoUrl: 'https://a/b', branch: 'main', inventory: [] };

it('adds to limits of other kinds', () => {
  const limited = treeWith({
    [path]: `${tree.read(path)}      limits:
        # what a day may cost
        - period: day
          value: 5000
          metricMethodRef: {systemName: total_tokens}
`,
  });
  const [{ after }] = maasLayout.plan(limited, intent, context).files;
  expect(after).toBe(
    `${limited.read(
      path,
    )}        - period: minute\n          value: 10\n          metricMethodRef:\n            systemName: hits\n`,
  );
});

it.each([
  [
    'api.requestsPerMinute: the product has no plan that could be limited',
    tree.read(path)!.replace(/ {2}applicationPlans:[^]*/, ''),
  ],
  [`${apis}/granite: has a Backend and no Product`, 'kind: ConfigMap\n'],
  [
    `${path}: spec.applicationPlans.standard.limits is written in a way that the portal cannot edit without touching more than that`,
    tree
      .read(path)!
      .replace(/standard:\n[^]*/, 'standard: {name: a, published: true}\n'),
  ],
])('refuses: %s', (message, product) => {
  expect(refused(intent, treeWith({ [path]: product }))).toBe(message);
});
