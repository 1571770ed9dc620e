import * as aiEdge from '../__testUtils__/aiEdge';
import * as kserveSites from '../__testUtils__/kserveSites';
import { aiEdgeLayout } from '../layouts/aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from '../layouts/kserveSites/kserveSitesLayout';
import { applyChanges } from '../tree/applyChanges';
import { treeImpact } from './treeImpact';

describe('kserve-sites', () => {
  const { tree, context, bike, deploy, sites } = kserveSites;
  const planned = (intent: Parameters<typeof kserveSitesLayout.plan>[1]) => {
    const plan = kserveSitesLayout.plan(tree, intent, context);
    const after = applyChanges(tree, plan.files);
    return { plan, after, impact: treeImpact(kserveSitesLayout, tree, after) };
  };

  it('is what the plan says: the ring of an update, and no Application', () => {
    const { plan, impact } = planned({
      kind: 'update',
      gitops: 'models',
      ...bike,
      ring: 'r1',
    });
    expect(plan.sites.length).toBeGreaterThan(1);
    expect(impact).toEqual({
      models: ['bike'],
      sites: plan.sites.map(site => ({ ...site, model: 'bike' })),
      applications: { added: 0, removed: 0 },
      rings: [{ model: 'bike', ring: 'r1', sites: plan.sites.length }],
      placements: [],
    });
  });

  it('counts Applications that come, and the same ones go on the way back', () => {
    const { after, impact } = planned(
      deploy({ sites: sites('edge-00', 'ha-1') }),
    );
    expect(impact).toMatchObject({
      models: ['iris'],
      sites: [
        { hub: 'core', name: 'edge-00', model: 'iris' },
        { hub: 'core', name: 'ha-1', model: 'iris' },
      ],
      applications: { added: 2, removed: 0 },
    });
    expect(treeImpact(kserveSitesLayout, after, tree)).toMatchObject({
      sites: impact.sites,
      applications: { added: 0, removed: 2 },
    });
  });

  it('is nothing for a comment, an owner and a release that nobody has', () => {
    const path = 'models/bike/model.yaml';
    const after = applyChanges(tree, [
      { path, change: 'update', after: `# new\n${tree.read(path)}` },
      {
        path: 'models/bike/releases/v9/kustomization.yaml',
        change: 'create',
        after: 'kind: Component\n',
      },
    ]);
    expect(treeImpact(kserveSitesLayout, tree, after)).toEqual({
      models: [],
      sites: [],
      applications: { added: 0, removed: 0 },
      rings: [],
      placements: [],
    });
  });

  it('throws what the layout says of a tree that cannot be read', () => {
    const after = applyChanges(tree, [
      {
        path: 'models/bike/targets/core.s1.yaml',
        change: 'update',
        after: 'site: x\n',
      },
    ]);
    expect(() => treeImpact(kserveSitesLayout, tree, after)).toThrow(
      'models/bike/targets/core.s1.yaml: must be a list with one line a site',
    );
  });
});

describe('ai-edge', () => {
  const { tree, context, deploy, inventory } = aiEdge;
  const after = applyChanges(
    tree,
    aiEdgeLayout.plan(tree, deploy(), context).files,
  );

  it('asks the inventory which sites a placement chooses', () => {
    expect(treeImpact(aiEdgeLayout, tree, after, inventory)).toMatchObject({
      models: ['iris'],
      sites: [{ name: 'shop-1' }, { name: 'shop-2' }, { name: 'shop-3' }],
      applications: { added: 3, removed: 0 },
      placements: [],
    });
  });

  it('says that a placement chooses when there is no inventory', () => {
    expect(treeImpact(aiEdgeLayout, tree, after)).toEqual({
      models: ['iris'],
      sites: [],
      applications: { added: 0, removed: 0 },
      rings: [],
      placements: [{ model: 'iris', change: 'added' }],
    });
    expect(treeImpact(aiEdgeLayout, after, tree).placements).toEqual([
      { model: 'iris', change: 'removed' },
    ]);
  });
});
