import {
  context,
  deploy,
  inventory,
  site,
  sites,
  tree,
  type Deploy,
} from '../../__testUtils__/aiEdge';
import { MemoryTree } from '../../tree/MemoryTree';
import { applyChanges } from '../../tree/applyChanges';
import { aiEdgeLayout } from './aiEdgeLayout';

describe('what a deploy refuses', () => {
  it.each<[string, Partial<Deploy>]>([
    [
      'artifact.uri: the ai-edge layout deploys an image',
      { artifact: { uri: 's3://models/iris' } },
    ],
    [
      'artifact.uri: an oci:// artifact must be pinned by digest',
      { artifact: { uri: 'oci://quay.io/edge/iris:v1' } },
    ],
    ['namespace: must be iris', { namespace: 'other' }],
    [
      'options.ring: the ai-edge layout has no rings',
      { options: { ring: 'r1' } },
    ],
    ['sites: must resolve to at least one site', { sites: [] }],
    ['sites: core/nowhere is in no cluster set', { sites: sites('nowhere') }],
    ['sites: core/nameless has no label name', { sites: sites('nameless') }],
    [
      'model.name: acm/odh-edge/apps/telemetry is there already',
      { model: { name: 'telemetry' } },
    ],
    [
      'artifact.uri: bike-rental-app serves oci://quay.io/edge/bike-rentals@',
      { model: { name: 'bike-rental-app' } },
    ],
    ['sites: "core/../x" must be an RFC 1123 name', { sites: [site('../x')] }],
  ])('%s', (message, intent) => {
    expect(() => aiEdgeLayout.plan(tree, deploy(intent), context)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each<[string, Partial<Deploy>]>([
    [
      'resources.cpu: iris is there already with none',
      { resources: { cpu: '1' } },
    ],
    [
      'accelerator: iris is there already with none',
      { accelerator: { resource: 'nvidia.com/gpu', count: 1 } },
    ],
    [
      'options.minReplicas: iris is there already with 1',
      { options: { minReplicas: 3 } },
    ],
    [
      'options.readinessPath: iris is there already with /v2/models/iris/ready',
      { options: { readinessPath: '/x' } },
    ],
    ['owner: iris is there already with none', { owner: 'group:default/x' }],
    [
      'model.version: iris is there already with none',
      { model: { name: 'iris', version: 'v2' } },
    ],
  ])('%s', (message, intent) => {
    const { files } = aiEdgeLayout.plan(tree, deploy(), context);
    expect(() =>
      aiEdgeLayout.plan(applyChanges(tree, files), deploy(intent), context),
    ).toThrow(message);
  });

  it('a name that a site of another hub has too', () => {
    const twin = site('shop-1', {}, { hub: 'west' });
    expect(() =>
      aiEdgeLayout.plan(tree, deploy({ sites: sites('shop-1') }), {
        ...context,
        inventory: [...inventory, twin],
      }),
    ).toThrow('sites: a placement for these would also choose west/shop-1');
  });

  it('a repository without the layout’s base', () => {
    expect(() =>
      aiEdgeLayout.plan(MemoryTree.fromFiles({}), deploy(), context),
    ).toThrow(
      'acm/odh-edge/base/kustomization.yaml: is missing in the repository',
    );
  });

  it('a placement that only the hub can answer', () => {
    const path = 'acm/registration/near-edge/base/near-edge.yaml';
    const before = tree.read(path)!;
    const byClaim = applyChanges(tree, [
      {
        path,
        change: 'update',
        before,
        after: before.replace('labelSelector: {}', 'claimSelector: {}'),
      },
    ]);
    expect(() => aiEdgeLayout.read(byClaim)).toThrow(
      'acm/registration/near-edge/overlays/housing-app: its Placement selects by claims or CEL',
    );
  });
});
