import { loadFixture } from '../../__testUtils__/loadFiles';
import type { InventorySite } from '../../types';
import { aiEdgeLayout } from './aiEdgeLayout';
import { isSelected } from './selectors';

const tree = loadFixture('ai-edge');

it('reads registered apps, not the collector', () => {
  expect(aiEdgeLayout.read(tree)).toEqual([
    {
      hub: '*',
      selector: { clusterSets: ['poc-near-edge'], labels: { rents: 'bikes' } },
      model: 'bike-rentals-auto-ml',
      artifact: expect.stringMatching(
        /^oci:\/\/quay\.io\/edge\/bike-rentals@sha256:/,
      ),
      namespace: 'bike-rental-app',
      object: { kind: 'Deployment', name: 'bike-rental-app-model-1' },
      path: 'acm/odh-edge/apps/bike-rental-app',
      application: '{site}-bike-rental-app',
    },
    expect.objectContaining({
      selector: { clusterSets: ['poc-near-edge'], labels: {} },
      model: 'housing',
      artifact: 'oci://quay.io/edge/housing:latest',
    }),
  ]);
});

it('resolves placements against the inventory', () => {
  const site = (
    name: string,
    clusterSet: string,
    labels: Record<string, string> = {},
  ): InventorySite => ({ hub: 'core', name, clusterSet, labels });
  const desired = aiEdgeLayout.resolve(aiEdgeLayout.read(tree), [
    site('a', 'poc-near-edge', { rents: 'bikes' }),
    site('b', 'poc-near-edge'),
    site('c', 'other', { rents: 'bikes' }),
  ]);
  expect(desired.map(({ hub, site: name, model }) => [hub, name, model])).toEqual([
    ['core', 'a', 'bike-rentals-auto-ml'],
    ['core', 'a', 'housing'],
    ['core', 'b', 'housing'],
  ]);
});

it.each([
  [{ key: 'zone', operator: 'In', values: ['north'] } as const, ['n']],
  [{ key: 'zone', operator: 'NotIn', values: ['north'] } as const, ['s', 'none']],
  [{ key: 'zone', operator: 'Exists', values: [] } as const, ['n', 's']],
  [{ key: 'zone', operator: 'DoesNotExist', values: [] } as const, ['none']],
])('chooses by expression %j', (expression, names) => {
  const sites: InventorySite[] = [
    { hub: 'core', name: 'n', labels: { zone: 'north' } },
    { hub: 'core', name: 's', labels: { zone: 'south' } },
    { hub: 'core', name: 'none', labels: {} },
  ];
  const selector = {
    clusterSets: ['global'],
    labels: {},
    expressions: [{ ...expression, values: [...expression.values] }],
  };
  expect(
    sites.filter(site => isSelected(site, selector)).map(({ name }) => name),
  ).toEqual(names);
});
