import { context, sites, tree } from '../../__testUtils__/aiEdge';
import { applyChanges } from '../../tree/applyChanges';
import type { InventorySite, Tree } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';

const LIST = 'acm/registration/near-edge/kustomization.yaml';

function edited(path: string, change: (text: string) => string) {
  const before = tree.read(path)!;
  return applyChanges(tree, [
    { path, change: 'update', before, after: change(before) },
  ]);
}

/** What is found when housing is retired. */
function findings(of: Tree, chosen?: InventorySite[]) {
  return aiEdgeLayout.plan(
    of,
    {
      kind: 'retire',
      gitops: 'near-edge',
      model: { name: 'housing' },
      sites: chosen,
    },
    context,
  ).findings;
}

const ROOT = 'bootstrap/core/registration.yaml';
const root = (more: string) =>
  edited(ROOT, () => `kind: Application\nspec: {syncPolicy: ${more}}\n`);

it.each([
  ['ok', '{automated: {prune: true}}', /takes the registration away/],
  [
    'warn',
    '{automated: {}}',
    /somebody deletes .*applicationset\/housing-app-appset/,
  ],
  [
    'warn',
    '{automated: {prune: true}, syncOptions: [Prune=confirm]}',
    /somebody deletes/,
  ],
])('says %s where the root has %s', (state, policy, title) => {
  expect(findings(root(policy))).toContainEqual(
    expect.objectContaining({
      id: 'registration-core',
      state,
      title: expect.stringMatching(title),
    }),
  );
});

it('must not leave the registration empty, which Argo CD would not prune', () => {
  const bare = edited(
    LIST,
    () => 'kind: Kustomization\nresources:\n- overlays/housing-app\n',
  );
  expect(findings(bare)).toContainEqual(
    expect.objectContaining({ id: 'registration-empty', state: 'fail' }),
  );
});

it('must not leave the model where its ApplicationSet preserves it', () => {
  const preserving = edited(
    'acm/registration/near-edge/base/near-edge.yaml',
    text =>
      text.replace(
        /spec:\n {2}generators/,
        'spec:\n  syncPolicy: {preserveResourcesOnDeletion: true}\n  generators',
      ),
  );
  for (const chosen of [undefined, sites('shop-1')]) {
    expect(findings(preserving, chosen)).toContainEqual(
      expect.objectContaining({ id: 'resources-preserved', state: 'fail' }),
    );
  }
});
